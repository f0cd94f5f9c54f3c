import { Button } from '@mantine/core'
import css from './in-place-problem.module.css'
import { LeaveGuard } from './leave-guard.tsx'
import { words } from './shell.words.ts'

type Props = { problem: string | undefined; id?: string; onAgain: () => void; onGiveUp: () => void }

/** Beside text that is changed where it stands (`useInPlace`): why it is not saved, and both ways on. */
export function InPlaceProblem({ problem, id, onAgain, onGiveUp }: Props) {
  if (problem === undefined) return null
  return (
    <span role="alert" id={id} className={css.problem}>
      {problem}
      <span className={css.ways}>
        <Button size="compact-sm" onClick={onAgain}>
          {words.saveAgain}
        </Button>
        <Button size="compact-sm" onClick={onGiveUp}>
          {words.giveUpMine}
        </Button>
      </span>
      <LeaveGuard isUnsaved />
    </span>
  )
}
