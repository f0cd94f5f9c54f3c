import type { SearchFound } from '@firsthand/contract/evidence/search'
import { formatDate, formatMoment } from '../../kit/format.ts'
import { Link } from '../../kit/link.tsx'
import { useDomains } from '../../shell/domains-context.tsx'
import { words as evidence } from '../evidence/evidence.words.ts'
import css from './search.module.css'
import { words } from './search.words.ts'

/** One thing that was found: what it is called, the words around the hit, whose they are and when; it leads there. */
export function FoundRow({ found }: { found: SearchFound }) {
  const path = usePath(found)
  const about = aboutOf(found)
  const isQuote = found.kind === 'turn' || found.kind === 'evidence'
  const isAllInTitle = found.snippet.length === 0 || saysTheSame(found)
  return (
    <li className={css.row}>
      {isQuote ? (
        <Link href={path} className={css.quote} dir="auto">
          <Snippet parts={found.snippet} />
        </Link>
      ) : (
        <Link href={path} className={css.title} dir="auto">
          {saysTheSame(found) ? <Snippet parts={found.snippet} /> : found.title}
        </Link>
      )}
      {isQuote || isAllInTitle ? null : (
        <p className={css.snippet} dir="auto">
          <Snippet parts={found.snippet} />
        </p>
      )}
      {about.length > 0 ? <span className={css.about}>{about.join(' · ')}</span> : null}
    </li>
  )
}

/** Words of which those that were searched for are marked. */
export function Snippet({ parts }: { parts: SearchFound['snippet'] }) {
  return parts.map(({ words: said, isHit }, place) => (isHit ? <mark key={place}>{said}</mark> : said))
}

function aboutOf({ kind, title, detail, at, person, speaker, startsMs }: SearchFound): string[] {
  const day = at ? formatDate(at) : ''
  const whose = speaker ?? person?.name ?? ''
  const about = {
    turn: [whose, startsMs === null ? '' : words.turnAt(formatMoment(startsMs)), title, day],
    evidence: [whose, evidence.kinds[detail as 'said_past'] ?? detail, day],
    text: [words.textKinds[detail] ?? detail, day],
    // Their own words name the person and the day.
    conversation: [detail],
    promise: [detail, day],
    complaint: [detail, day],
    // What it means stands above already.
    code: [],
  }[kind as 'turn']
  return (about ?? [detail, whose, day]).filter(Boolean)
}

function saysTheSame({ title, snippet }: SearchFound): boolean {
  return snippet.map(({ words: said }) => said).join('') === title
}

function usePath({ kind, id, part }: SearchFound): string {
  const domains = useDomains()
  // A turn opens its text there, and a text by its title at its beginning.
  if (kind === 'text') return `/texts/${id}`
  const known = kind === 'turn' ? 'text' : kind
  return (
    domains
      .map(({ found }) => found?.[known])
      .find(Boolean)
      ?.path(id, part) ?? '/search'
  )
}
