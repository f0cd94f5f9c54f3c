import { Button, Modal } from '@mantine/core'
import { showAccount } from '@firsthand/contract/platform/accounts'
import { type MemberView, listMembers, removeMember } from '@firsthand/contract/platform/members'
import { useAct } from '../../api/hooks.ts'
import { Refused } from '../../kit/refused.tsx'
import { showDone } from '../../kit/undo-toast.tsx'
import { useAccount } from '../../shell/account.ts'
import { useWorkspaceId } from '../../api/workspace.tsx'
import css from './members.module.css'
import { words } from './members.words.ts'

/** Asks once before a membership ends: only an invitation brings it back. */
export function EndMembership({ member, onClose }: { member: MemberView; onClose: () => void }) {
  const open = useWorkspaceId()
  const workspace = useAccount().data?.workspaces.find(({ id }) => id === open)?.name ?? ''
  const remove = useAct(removeMember, {
    invalidates: member.isYou ? [] : [listMembers, showAccount],
    shownInPlace: true,
    onDone: () => {
      if (member.isYou) return location.assign('/')
      showDone(words.ended(member.name))
      onClose()
    },
  })
  return (
    <Modal
      opened
      onClose={onClose}
      title={member.isYou ? words.leaveTitle(workspace) : words.endTitle(member.name)}
    >
      <div className={css.dialog}>
        <p>{member.isYou ? words.leaveLead : words.endLead(member.name)}</p>
        {remove.failure ? <Refused title={remove.failure.message} /> : null}
        <div className={css.actions}>
          <Button onClick={onClose} data-autofocus>
            {words.cancel}
          </Button>
          <Button
            variant="filled"
            color="red"
            loading={remove.isActing}
            onClick={() => remove.act({ member: member.id })}
          >
            {member.isYou ? words.leave : words.end}
          </Button>
        </div>
      </div>
    </Modal>
  )
}
