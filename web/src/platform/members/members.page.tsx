import { Button } from '@mantine/core'
import { listMembers } from '@firsthand/contract/platform/members'
import { useOperation } from '../../api/hooks.ts'
import { ListSkeleton } from '../../kit/skeletons.tsx'
import { useYou } from '../../shell/account.ts'
import { useAddressState } from '../../shell/address.ts'
import { ExportList } from '../../shell/export-list.tsx'
import { Broken } from '../../shell/mishap.tsx'
import { SettingsPage } from '../settings/settings-page.tsx'
import { Invitations } from './invitations.tsx'
import { InviteDialog } from './invite-dialog.tsx'
import { MemberList } from './member-list.tsx'
import { words } from './members.words.ts'

/** Who is in the workspace, what they may do, and who is invited. */
export default function MembersPage() {
  const { may } = useYou()
  const members = useOperation(listMembers, {})
  const [invite, setInvite] = useAddressState('invite')
  return (
    <SettingsPage
      part="members"
      heading={words.heading}
      lead={words.lead}
      action={
        <>
          <ExportList operation={listMembers} sent={{}} />
          {may('admin') ? (
            <Button variant="filled" onClick={() => setInvite('yes')}>
              {words.invite}
            </Button>
          ) : null}
        </>
      }
    >
      {members.failure ? <Broken error={members.failure} retry={members.retry} /> : null}
      {members.isPending ? <ListSkeleton rows={4} /> : null}
      {members.data ? <MemberList members={members.data.items} /> : null}
      {may('admin') ? <Invitations /> : null}
      <InviteDialog opened={invite === 'yes' && may('admin')} onClose={() => setInvite('')} />
    </SettingsPage>
  )
}
