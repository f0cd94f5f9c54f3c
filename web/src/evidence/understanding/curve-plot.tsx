import css from './understanding.module.css'
import { words } from './understanding.words.ts'

type Point = { seen: number; expected: { low: number; high: number } }

const [width, height, left, bottom] = [640, 220, 36, 24]

/** Codes heard so far, with what random orders would give behind. The table below says the same. */
export function CurvePlot({ points }: { points: Point[] }) {
  const most = Math.max(1, ...points.map(({ seen, expected }) => Math.max(seen, expected.high)))
  const x = (place: number) => left + ((place + 0.5) * (width - left - 8)) / points.length
  const y = (codes: number) => height - bottom - (codes * (height - bottom - 12)) / most
  const at = (of: (point: Point) => number) => points.map((point, place) => `${x(place)},${y(of(point))}`)
  const band = [...at(({ expected }) => expected.high), ...at(({ expected }) => expected.low).toReversed()]
  return (
    <figure style={{ margin: 0 }}>
      <svg className={css.plot} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={words.curve.plot}>
        <polygon className={css.band} points={band.join(' ')} />
        <line className={css.axis} x1={left} y1={y(0)} x2={width} y2={y(0)} />
        <polyline className={css.curve} points={at(({ seen }) => seen).join(' ')} />
        {points.length <= 60
          ? points.map(({ seen }, place) => (
              <circle key={place} className={css.point} cx={x(place)} cy={y(seen)} r={3} />
            ))
          : null}
        <text x={left - 6} y={y(most) + 4} textAnchor="end">
          {most}
        </text>
        <text x={left - 6} y={y(0) + 4} textAnchor="end">
          0
        </text>
        <text x={x(0)} y={height - 6} textAnchor="middle">
          1
        </text>
        {points.length > 1 ? (
          <text x={x(points.length - 1)} y={height - 6} textAnchor="middle">
            {points.length}
          </text>
        ) : null}
      </svg>
      <figcaption className={css.quiet}>
        {words.curve.plot}; {words.curve.band}
      </figcaption>
    </figure>
  )
}
