import { Button } from '@mantine/core'
import css from './person.module.css'
import { words } from './person.words.ts'

type Props = {
  problem: string | undefined
  /** What somebody else saved meanwhile, where that is why. */
  theirs: string[] | undefined
  onTakeTheirs: () => void
}

/** Why an editor of several things was refused; where somebody else was faster, what they have, to be taken or not. */
export function EditorRefusal({ problem, theirs, onTakeTheirs }: Props) {
  if (!theirs)
    return problem ? (
      <p role="alert" className={css.problem}>
        {problem}
      </p>
    ) : null
  return (
    <div role="alert" className={css.problem}>
      <p>{words.changedList}</p>
      {theirs.length > 0 ? (
        <ul>
          {theirs.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      ) : (
        <p>{words.noneLeft}</p>
      )}
      <Button size="compact-xs" onClick={onTakeTheirs}>
        {words.takeTheirs}
      </Button>
    </div>
  )
}
