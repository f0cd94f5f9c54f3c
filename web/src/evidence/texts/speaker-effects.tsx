import type { SpeakerEffects } from '@firsthand/contract/evidence/speakers'
import css from './speakers-dialog.module.css'
import { words } from './texts.words.ts'

const shown = 3

/** What follows when the speakers are said to be these: before it is saved. */
export function SpeakerEffectsLines({ effects: { evidence, claims } }: { effects: SpeakerEffects }) {
  if (evidence.length === 0) return null
  return (
    <section className={css.effects} aria-label={words.effects}>
      <h3>{words.effectsOf(evidence.length, claims.length)}</h3>
      <ul>
        {evidence.slice(0, shown).map((each) => (
          <li key={each.id}>
            <q dir="auto">{each.words.slice(0, 120)}</q>
            <span>
              {[
                each.personNow?.id === each.personThen?.id
                  ? ''
                  : words.becomes(each.personNow?.name, each.personThen?.name),
                each.hearersThen.length > 0 ? words.heardToo(each.hearersThen.join(', ')) : '',
              ]
                .filter(Boolean)
                .join(' ')}
            </span>
          </li>
        ))}
      </ul>
      {evidence.length > shown ? <p>{words.more(evidence.length - shown)}</p> : null}
    </section>
  )
}
