import { type CommitmentView, takeBackCommitment } from '@firsthand/contract/evidence/commitments'
import { restoreEvidence } from '@firsthand/contract/evidence/evidence'
import { ActionIcon, Button, Menu } from '@mantine/core'
import { useAct } from '../../api/hooks.ts'
import { Icon } from '../../kit/icon.tsx'
import { showUndo } from '../../kit/undo-toast.tsx'
import { useGo } from '../../shell/address.ts'
import css from '../promises/promises.module.css'
import { words } from '../promises/promises.words.ts'

export type CommitmentDialog = 'settle' | 'change'

/** What can be said of a commitment: what became of it, by when, that it was none. */
export function CommitmentActs({
  commitment,
  onOpen,
}: {
  commitment: CommitmentView
  onOpen: (dialog: CommitmentDialog) => void
}) {
  const go = useGo()
  const restore = useAct(restoreEvidence)
  const takeBack = useAct(takeBackCommitment, {
    onDone: () => showUndo(words.takenBack, () => restore.act({ evidence: commitment.id })),
  })
  const named = commitment.words.slice(0, 60)
  return (
    <div className={css.acts}>
      <Button size="xs" aria-label={`${words.settle}: ${named}`} onClick={() => onOpen('settle')}>
        {words.settle}
      </Button>
      <Menu>
        <Menu.Target>
          <ActionIcon aria-label={words.moreOf(named)} loading={takeBack.isActing}>
            <Icon name="more" />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => onOpen('change')}>{words.changeCommitment}</Menu.Item>
          <Menu.Item onClick={() => go(`/evidence?open=${commitment.id}`)}>
            {words.correctCommitment}
          </Menu.Item>
          <Menu.Item onClick={() => takeBack.act({ commitment: commitment.id })}>{words.takeBack}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </div>
  )
}
