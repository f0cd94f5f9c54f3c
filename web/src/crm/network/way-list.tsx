import type { WayIn, WayStep } from '@firsthand/contract/crm/network'
import { Button } from '@mantine/core'
import { relativeDays } from '../../kit/format.ts'
import { Link } from '../../kit/link.tsx'
import { Face, Tag } from '../../kit/person-chip.tsx'
import css from './network.module.css'
import { words } from './network.words.ts'

/** Ways in as sentences, strongest first: each says who begins, through whom, and why that is strong or weak. */
export function WayList({ ways, onAsk }: { ways: WayIn[]; onAsk?: ((way: WayIn) => void) | undefined }) {
  return (
    <ol className={css.ways}>
      {ways.map((way) => (
        <li key={keyOf(way)} className={css.way}>
          <div className={css.chain}>
            <Face name={way.member.name} size="tiny" />
            <span>{way.member.name}</span>
            {way.steps.map((step) => (
              <span key={step.to.id} className={css.link}>
                <span aria-hidden="true" className={css.arrow}>
                  →
                </span>
                <Place place={step.to} />
              </span>
            ))}
            <span className={css.strength} data-strength={way.strength}>
              {words.strength[way.strength]}
            </span>
          </div>
          <ul className={css.steps}>
            {way.steps.map((step) => (
              <li key={step.to.id}>{words.step(step, agoOf(step))}</li>
            ))}
          </ul>
          {way.mayAsk ? null : <p className={css.hint}>{words.notToAsk}</p>}
          {onAsk && way.mayAsk && firstToAsk(way) ? (
            <Button size="xs" onClick={() => onAsk(way)}>
              {words.asking(firstToAsk(way)!.name)}
            </Button>
          ) : null}
        </li>
      ))}
    </ol>
  )
}

/** One line: who begins and through whom, for a narrow card. */
export function WayLine({ way }: { way: WayIn }) {
  return (
    <span className={css.line}>
      {[way.member.name, ...way.steps.map((step) => step.to.name)].join(' → ')}{' '}
      <Tag>{way.mayAsk ? words.strength[way.strength] : words.noContact}</Tag>
    </span>
  )
}

/** Who would be asked: whom the member knows, unless that is whom they wish to reach. */
export function firstToAsk({ steps }: WayIn): { id: string; name: string } | undefined {
  const [first, second] = steps
  return second && first?.to.kind === 'person' ? first.to : undefined
}

export function keyOf({ member, steps }: WayIn): string {
  return [member.id, ...steps.map((step) => `${step.kind} ${step.to.id}`)].join(' ')
}

function Place({ place }: { place: WayStep['to'] }) {
  return (
    <>
      <Link href={place.kind === 'organisation' ? `/organisations/${place.id}` : `/people/${place.id}`}>
        {place.name}
      </Link>
      {place.mayContact ? null : <Tag>{words.noContact}</Tag>}
    </>
  )
}

function agoOf(step: WayStep): string {
  return step.lastAt ? relativeDays(step.lastAt) : ''
}
