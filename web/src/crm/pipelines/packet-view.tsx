import type { PacketSection } from '@firsthand/contract/crm/pipelines-handoffs'
import { formatDate } from '../../kit/format.ts'
import { Link } from '../../kit/link.tsx'
import css from './pipelines.module.css'
import { words } from './pipelines.words.ts'

const paths: Record<string, (id: string) => string> = {
  person: (id) => `/people/${id}`,
  evidence: (id) => `/evidence?open=${id}`,
  complaint: (id) => `/complaints?view=all&open=${id}`,
}

/** What goes along with a hand-off, part by part. */
export function PacketView({ packet }: { packet: PacketSection[] }) {
  if (packet.length === 0) return <p>{words.packetEmpty}</p>
  return packet.map(({ kind, title, lines, more }) => (
    <div key={kind} className={css.part}>
      <h3>{title}</h3>
      <ul className={css.history}>
        {lines.map((line, index) => {
          const path = line.link && paths[line.link.kind]?.(line.link.id)
          const about = [
            line.detail,
            line.members.length > 0 ? (kind === 'touches' ? words.with : words.heardBy)(line.members) : '',
            line.at ? formatDate(line.at) : '',
          ].filter(Boolean)
          return (
            <li key={`${kind}-${String(index)}`}>
              <div className={css.quote}>{path ? <Link href={path}>{line.words}</Link> : line.words}</div>
              {about.length > 0 ? <div className={css.faint}>{about.join(' · ')}</div> : null}
            </li>
          )
        })}
      </ul>
      {more > 0 ? <p className={css.faint}>{words.more(more)}</p> : null}
    </div>
  ))
}
