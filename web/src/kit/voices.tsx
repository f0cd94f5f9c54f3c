import { Explain } from './explain.tsx'
import { countOf } from './kit.words.ts'
import { Picture } from './picture.tsx'
import css from './voices.module.css'

export type VoiceKind = 'behaviour' | 'commitment' | 'said' | 'relayed' | 'contradicts'

/** One independent voice: one person, or several who came through one referrer and count once. */
export type Voice = { people: { kind: VoiceKind; name?: string }[] }

export type VoicesProps = {
  voices: Voice[]
  /** How many dots to draw before "+n". */
  most?: number
  /** The sentence a screen reader hears and a tap shows; counted from the dots when left out. */
  sentence?: string
  /** Plain picture without its own explanation (in dense tables, where each stop of the Tab key costs). */
  plain?: boolean
}

/** Who stands behind a claim: a row of dots, one per independent voice, joined where one referrer sent several. */
export function Voices({ voices, most = 12, sentence = voicesSentence(voices), plain }: VoicesProps) {
  const { shown, hidden } = cut(voices, most)
  const picture = (
    <span className={css.voices} aria-hidden="true">
      {shown.map((voice, index) => (
        <span key={index} className={css.voice} data-against={isOnly(voice, 'contradicts') || undefined}>
          {voice.people.map((person, place) => (
            <Dot key={place} kind={person.kind} />
          ))}
        </span>
      ))}
      {hidden > 0 ? <span className={css.more}>+{hidden}</span> : null}
      {voices.length === 0 ? <span className={css.none} /> : null}
    </span>
  )
  if (plain)
    return (
      <Picture says={sentence} className={css.frame}>
        {picture}
      </Picture>
    )
  return (
    <Explain label={sentence} explanation={<Explanation sentence={sentence} voices={voices} />}>
      {picture}
    </Explain>
  )
}

/** "5 voices: 2 did, 1 committed, 2 said. 2 people came through one introduction and count once. 1 contradicts." */
export function voicesSentence(voices: Voice[]): string {
  const standing = voices.filter((voice) => !isOnly(voice, 'contradicts') && !isOnly(voice, 'relayed'))
  const kinds = (Object.keys(kindWords) as VoiceKind[])
    .map((kind) => [kind, standing.filter((voice) => strongest(voice) === kind).length] as const)
    .filter(([kind, count]) => count > 0 && kind !== 'contradicts' && kind !== 'relayed')
    .map(([kind, count]) => `${count} ${kindWords[kind]}`)
  const joined = voices.filter((voice) => voice.people.length > 1).map((voice) => voice.people.length)
  const relayed = voices.filter((voice) => isOnly(voice, 'relayed')).length
  const against = voices.filter((voice) => isOnly(voice, 'contradicts')).length
  return [
    standing.length === 0
      ? 'No voice for it yet.'
      : `${countOf(standing.length, 'voice', 'voices')}: ${kinds.join(', ')}.`,
    ...joined.map((people) => `${people} people came through one introduction and count once.`),
    relayed > 0 ? `${relayed} relayed, not counted.` : '',
    against > 0 ? `${against} ${against === 1 ? 'contradicts' : 'contradict'}.` : '',
  ]
    .filter(Boolean)
    .join(' ')
}

const kindWords: Record<VoiceKind, string> = {
  commitment: 'committed',
  behaviour: 'did',
  said: 'said',
  relayed: 'relayed',
  contradicts: 'contradicts',
}

function Explanation({ sentence, voices }: { sentence: string; voices: Voice[] }) {
  const kinds = (Object.keys(kindWords) as VoiceKind[]).filter((kind) =>
    voices.some((voice) => voice.people.some((person) => person.kind === kind)),
  )
  return (
    <>
      <p>{sentence}</p>
      <p className={css.legend}>
        {kinds.map((kind) => (
          <span key={kind}>
            <Dot kind={kind} /> {kindWords[kind]}
          </span>
        ))}
      </p>
    </>
  )
}

function Dot({ kind }: { kind: VoiceKind }) {
  return (
    <svg className={css.dot} data-kind={kind} viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
      {kind === 'behaviour' ? <circle cx="6" cy="6" r="5" fill="currentColor" /> : null}
      {kind === 'commitment' ? <path d="M6 0 12 6 6 12 0 6Z" fill="currentColor" /> : null}
      {kind === 'said' ? (
        <circle cx="6" cy="6" r="4.2" fill="none" stroke="currentColor" strokeWidth="1.8" />
      ) : null}
      {kind === 'relayed' ? (
        <>
          <circle cx="6" cy="6" r="4.4" fill="none" stroke="currentColor" strokeWidth="1.4" />
          <path d="M6 1.6a4.4 4.4 0 0 0 0 8.8Z" fill="currentColor" />
        </>
      ) : null}
      {kind === 'contradicts' ? (
        <g fill="none" stroke="currentColor" strokeWidth="1.8" strokeLinecap="round">
          <circle cx="6" cy="6" r="4.2" />
          <path d="m3.2 8.8 5.6-5.6" />
        </g>
      ) : null}
    </svg>
  )
}

function cut(voices: Voice[], most: number) {
  const shown: Voice[] = []
  let dots = 0
  for (const voice of voices) {
    if (shown.length > 0 && dots + voice.people.length > most) break
    shown.push(voice)
    dots += voice.people.length
  }
  return { shown, hidden: voices.length - shown.length }
}

function isOnly(voice: Voice, kind: VoiceKind) {
  return voice.people.every((person) => person.kind === kind)
}

function strongest(voice: Voice): VoiceKind {
  const order: VoiceKind[] = ['commitment', 'behaviour', 'said', 'relayed', 'contradicts']
  return order.find((kind) => voice.people.some((person) => person.kind === kind)) ?? 'said'
}
