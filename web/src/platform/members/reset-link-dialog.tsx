import { Button, Modal } from '@mantine/core'
import { type MemberView, createResetLink } from '@firsthand/contract/platform/members'
import { useEffect } from 'react'
import { useAct } from '../../api/hooks.ts'
import { Refused } from '../../kit/refused.tsx'
import { CardSkeleton } from '../../kit/skeletons.tsx'
import { LinkToCopy } from './link-to-copy.tsx'
import css from './members.module.css'
import { words } from './members.words.ts'

/** A link with which somebody sets a new password, to hand over in person. */
export function ResetLinkDialog({ member, onClose }: { member: MemberView; onClose: () => void }) {
  const { act, output, failure } = useAct(createResetLink, { invalidates: [], shownInPlace: true })
  useEffect(() => {
    act({ member: member.id })
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- Made once, when the dialog opens.
  }, [member.id])
  return (
    <Modal opened onClose={onClose} title={words.resetLinkFor(member.name)} size="lg">
      <div className={css.dialog}>
        {failure ? <Refused title={failure.message} /> : null}
        {!output && !failure ? <CardSkeleton rows={1} /> : null}
        {output ? (
          <>
            <p>{words.resetLinkLead(member.name, output.expiresInHours)}</p>
            <LinkToCopy link={output.link} />
          </>
        ) : null}
        <div className={css.actions}>
          <Button onClick={onClose}>{words.done}</Button>
        </div>
      </div>
    </Modal>
  )
}
