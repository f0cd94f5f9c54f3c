import type { showSaturationByKind } from '@firsthand/contract/evidence/saturation'
import type { Output } from '@firsthand/contract/core/operation'
import { Button } from '@mantine/core'
import { Section } from '../../kit/section.tsx'
import css from './understanding.module.css'
import { kindName, tellSaturation, words } from './understanding.words.ts'

const { curve: say } = words

type Props = {
  data: Output<typeof showSaturationByKind>
  chosen: string
  onChoose: (key: string) => void
}

/** Each kind of people by itself: pooled, one of whom all is known hides one of whom little is. */
export function SaturationKinds({ data, chosen, onChoose }: Props) {
  if (data.kinds.length === 0)
    return (
      <Section title={say.eachKind}>
        <p className={css.quiet}>{say.noKinds}</p>
      </Section>
    )
  return (
    <Section title={say.eachKind}>
      <div className={css.scroll}>
        <table className={css.table}>
          <thead>
            <tr>
              <th scope="col">{say.kind}</th>
              <th scope="col">{say.tells}</th>
            </tr>
          </thead>
          <tbody>
            {data.kinds.map((kind) => (
              <tr key={kind.key} aria-current={kind.key === chosen ? 'true' : undefined}>
                <th scope="row">
                  <Button
                    size="compact-sm"
                    variant="subtle"
                    aria-label={say.openKind(kindName(kind.label))}
                    onClick={() => onChoose(kind.key)}
                  >
                    {kindName(kind.label)}
                  </Button>
                </th>
                <td>
                  {tellSaturation(kind)}
                  <div className={css.quiet}>
                    {[
                      say.kindCounts(kind.n, kind.codes),
                      ...(kind.n > 0 ? [say.quietShort(kind.quiet)] : []),
                      ...(kind.notCoded > 0 ? [say.uncoded(kind.notCoded)] : []),
                    ].join(' · ')}
                  </div>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {data.overlaps ? <p className={css.quiet}>{say.overlaps}</p> : null}
      {data.isCut ? <p className={css.quiet}>{say.kindsCut}</p> : null}
    </Section>
  )
}
