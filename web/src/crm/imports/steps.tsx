import css from './imports.module.css'
import { words } from './imports.words.ts'

/** Where one is among the four steps. */
export function Steps({ at }: { at: 1 | 2 | 3 | 4 }) {
  return (
    <ol className={css.steps} aria-label={words.stepOf(at)}>
      {words.steps.map((name, index) => (
        <li
          key={name}
          data-past={index + 1 < at || undefined}
          aria-current={index + 1 === at ? 'step' : undefined}
        >
          <span className={css.stepNumber} aria-hidden="true">
            {index + 1}
          </span>
          {name}
        </li>
      ))}
    </ol>
  )
}
