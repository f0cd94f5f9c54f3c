import { createWhy, listWhys, whyLimits } from '@firsthand/contract/evidence/whys'
import { Button } from '@mantine/core'
import { type FormEvent, useRef, useState } from 'react'
import { TextField } from '../../kit/fields.tsx'
import { upTo } from '../../kit/limits.ts'
import { useAct, usePages } from '../../api/hooks.ts'
import { EmptyState } from '../../kit/empty-state.tsx'
import { words as kit } from '../../kit/kit.words.ts'
import { Link } from '../../kit/link.tsx'
import { PageHeader } from '../../kit/page-header.tsx'
import { ListSkeleton } from '../../kit/skeletons.tsx'
import { useYou } from '../../shell/account.ts'
import { useGo } from '../../shell/address.ts'
import { Broken } from '../../shell/mishap.tsx'
import { Page } from '../../shell/page.tsx'
import { UnderstandingTabs } from '../understanding/tabs.tsx'
import css from './whys.module.css'
import { words } from './whys.words.ts'

/** "Why does it hurt?" */
export default function WhyListPage() {
  const mayChange = useYou().may('member')
  const whys = usePages(listWhys, {})
  const field = useRef<HTMLInputElement>(null)
  return (
    <Page title={words.title} crumbs={[{ label: 'Evidence', path: '/evidence' }]}>
      <UnderstandingTabs current="whys" />
      <PageHeader title={words.question} lead={words.lead} />
      {mayChange ? <StartWhy field={field} /> : null}
      {whys.failure ? <Broken error={whys.failure} retry={whys.retry} /> : null}
      {whys.isPending ? <ListSkeleton /> : null}
      {whys.items?.length === 0 ? (
        <EmptyState
          title={words.none}
          text={words.noneText}
          action={
            mayChange ? (
              <Button variant="filled" onClick={() => field.current?.focus()}>
                {words.start}
              </Button>
            ) : null
          }
          example={
            <ul className={css.list}>
              <li>{words.example.symptom}</li>
              {words.example.steps.map((step) => (
                <li key={step} className={css.quiet}>
                  ↳ {step}
                </li>
              ))}
            </ul>
          }
        />
      ) : null}
      <ul className={css.list}>
        {whys.items?.map((why) => (
          <li key={why.id} className={css.row}>
            <Link href={`/whys/${why.id}`}>{why.symptom}</Link>
            <span className={css.quiet}>
              {[words.steps(why.heard, why.steps), why.author ? words.by(why.author.name) : '']
                .filter(Boolean)
                .join(' · ')}
            </span>
            {why.rootCauses.length > 0 ? (
              <span>
                {words.rootCauses}: {why.rootCauses.join('; ')}
              </span>
            ) : null}
          </li>
        ))}
      </ul>
      {whys.loadMore ? (
        <Button onClick={whys.loadMore} loading={whys.isLoadingMore}>
          {kit.loadMore}
        </Button>
      ) : null}
    </Page>
  )
}

function StartWhy({ field }: { field: React.RefObject<HTMLInputElement | null> }) {
  const [symptom, setSymptom] = useState('')
  const go = useGo()
  const create = useAct(createWhy, { onDone: ({ id }) => go(`/whys/${id}`) })
  function start(event: FormEvent) {
    event.preventDefault()
    if (symptom.trim()) create.act({ symptom })
  }
  return (
    <form className={css.form} onSubmit={start}>
      <TextField
        ref={field}
        label={words.symptom}
        placeholder={words.symptomHint}
        limits={upTo(whyLimits.sentence)}
        value={symptom}
        onChange={(event) => setSymptom(event.currentTarget.value)}
      />
      <div>
        <Button type="submit" variant="filled" loading={create.isActing}>
          {words.begin}
        </Button>
      </div>
    </form>
  )
}
