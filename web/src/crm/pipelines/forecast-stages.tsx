import type { StageForecast } from '@firsthand/contract/crm/pipelines-forecast'
import { formatShare } from '../../kit/format.ts'
import { Link } from '../../kit/link.tsx'
import css from './pipelines.module.css'
import { words } from './pipelines.words.ts'

/** What each stage led to so far; each number opens the entries under it. */
export function ForecastStages({ stages, pipeline }: { stages: StageForecast[]; pipeline: string }) {
  const table = (filters: string) => `/pipelines/${pipeline}?view=table&${filters}`
  return (
    <table className={css.table}>
      <thead>
        <tr>
          <th scope="col">{words.stage}</th>
          <th scope="col">{words.here}</th>
          <th scope="col">{words.finished}</th>
          <th scope="col">{words.chance}</th>
          <th scope="col">{words.daysToWin}</th>
        </tr>
      </thead>
      <tbody>
        {stages.map(({ stage, open, finished, won, chance, daysToWin, missing }) => (
          <tr key={stage.id}>
            <th scope="row">{stage.name}</th>
            <td data-label={words.here}>
              <Link href={table(`stage=${stage.id}`)}>{open}</Link>
            </td>
            <td data-label={words.finished}>
              <Link href={table(`visited=${stage.id}&finished=yes`)}>{finished}</Link>
            </td>
            <td data-label={words.chance}>
              {chance ? (
                <Link href={table(`visited=${stage.id}&goal=won`)}>
                  {formatShare({ count: won, n: finished, low: chance.low, high: chance.high })}
                </Link>
              ) : (
                <span className={css.faint}>{words.missing(missing)}</span>
              )}
            </td>
            <td data-label={words.daysToWin}>
              {daysToWin ? (
                words.typical(days(daysToWin.p10), days(daysToWin.p50), days(daysToWin.p90))
              ) : (
                <span className={css.faint}>{chance ? words.tooFewWins : '–'}</span>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function days(value: number): string {
  return String(Math.round(value))
}
