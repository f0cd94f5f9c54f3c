import type { WayIn, WayStep } from '@firsthand/contract/crm/network'
import { Link } from '../../kit/link.tsx'
import { layOut } from './way-layout.ts'
import css from './network.module.css'
import { words } from './network.words.ts'

/** The ways as a drawing: members at the left, the target at the right; a thicker line is a stronger tie. The list says the same. */
export default function WayDrawing({ ways, target }: { ways: WayIn[]; target: WayStep['to'] }) {
  const { places, lines, width, height } = layOut(ways, target)
  return (
    <div className={css.drawing}>
      <svg
        viewBox={`0 0 ${width} ${height}`}
        style={{ width: '100%', maxWidth: width }}
        role="group"
        aria-label={words.drawingSays(target.name, ways.length)}
      >
        {lines.map(({ id, from, to, strength }) => (
          <path
            key={id}
            className={css.tie}
            data-strength={strength}
            d={`M ${from.x + 132} ${from.y + 16} C ${from.x + 160} ${from.y + 16}, ${to.x - 28} ${to.y + 16}, ${to.x} ${to.y + 16}`}
          />
        ))}
        {places.map(({ place, x, y }) => {
          const href = hrefOf(place)
          const shown = (
            <>
              <rect
                width={132}
                height={32}
                rx={6}
                className={css.node}
                data-kind={place.kind}
                {...(!place.mayContact && { strokeDasharray: '3 3' })}
              />
              <text x={10} y={20} className={css.nodeName}>
                {shortened(place.name)}
              </text>
              <title>{place.mayContact ? place.name : `${place.name}, ${words.noContact}`}</title>
            </>
          )
          return (
            <g key={place.id} transform={`translate(${x} ${y})`}>
              {href ? <Link href={href}>{shown}</Link> : shown}
            </g>
          )
        })}
      </svg>
    </div>
  )
}

function hrefOf({ kind, id }: WayStep['to']): string | undefined {
  if (kind === 'member') return undefined
  return kind === 'organisation' ? `/organisations/${id}` : `/people/${id}`
}

function shortened(name: string): string {
  return name.length > 17 ? `${name.slice(0, 16)}…` : name
}
