import { createWhy, listWhys } from '@firsthand/contract/evidence/whys'
import { Button } from '@mantine/core'
import { useAct, usePages } from '../../api/hooks.ts'
import { Link } from '../../kit/link.tsx'
import { Section } from '../../kit/section.tsx'
import { useYou } from '../../shell/account.ts'
import { useGo } from '../../shell/address.ts'
import { Broken } from '../../shell/mishap.tsx'
import css from './whys.module.css'
import { words } from './whys.words.ts'

/** The ladders that start from a claim, or that lead to it as a need. */
export default function ClaimWhys({ id }: { id: string }) {
  const mayChange = useYou().may('member')
  const go = useGo()
  const whys = usePages(listWhys, { claim: id, limit: 20 })
  const create = useAct(createWhy, { onDone: (why) => go(`/whys/${why.id}`) })
  return (
    <Section
      title={words.ofClaim}
      actions={
        mayChange ? (
          <Button size="xs" loading={create.isActing} onClick={() => create.act({ claim: id })}>
            {words.begin}
          </Button>
        ) : null
      }
    >
      {whys.failure ? <Broken error={whys.failure} retry={whys.retry} /> : null}
      <ul className={css.list}>
        {whys.items?.map((why) => (
          <li key={why.id} className={css.row}>
            <Link href={`/whys/${why.id}`}>{why.symptom}</Link>
            <span className={css.quiet}>{words.steps(why.heard, why.steps)}</span>
            {why.rootCauses.length > 0 ? (
              <span>
                {words.rootCauses}: {why.rootCauses.join('; ')}
              </span>
            ) : null}
          </li>
        ))}
      </ul>
    </Section>
  )
}
