import css from './projects.module.css'
import { words } from './projects.words.ts'

type Left = { what: string; count: number; sentence: string; examples: string[] }

/** What has no place, how often, and the first of it by name. */
export function LeftList({ title, left }: { title: string; left: Left[] }) {
  if (left.length === 0) return <p className={css.quiet}>{words.nothingLeft}</p>
  return (
    <details className={css.left} open={left.length <= 4}>
      <summary>{title}</summary>
      <ul>
        {left.map(({ what, count, sentence, examples }) => (
          <li key={what}>
            <b>{words.times(count)}</b> {sentence}
            {examples.length > 0 ? <p className={css.quiet}>{examples.slice(0, 5).join(', ')}</p> : null}
          </li>
        ))}
      </ul>
    </details>
  )
}
