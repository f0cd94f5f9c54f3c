import { Button } from '@mantine/core'
import { type EntryView, leaveEntry } from '@firsthand/contract/crm/pipelines-entries'
import { useAct } from '../../api/hooks.ts'
import { formatDate } from '../../kit/format.ts'
import { CardRow } from '../../kit/section.tsx'
import { useYou } from '../../shell/account.ts'
import css from './pipelines.module.css'
import { roleWords, words } from './pipelines.words.ts'

/** Who owns an entry in which role now, and who did before. */
export function EntryOwners({ entry }: { entry: EntryView }) {
  const { memberId, may } = useYou()
  const leave = useAct(leaveEntry)
  return (
    <>
      {entry.owners.length === 0 ? <p>{words.noOwners}</p> : null}
      {entry.owners.map(({ role, member, since }) => (
        <CardRow
          key={role}
          actions={
            (member.id === memberId && may('member')) || may('admin') ? (
              <Button
                size="compact-xs"
                variant="subtle"
                loading={leave.isActing}
                aria-label={`${words.leave}: ${member.name}, ${roleWords[role]}`}
                onClick={() => leave.act({ entry: entry.id, role })}
              >
                {words.leave}
              </Button>
            ) : null
          }
        >
          <div className={css.name}>{member.name}</div>
          <div className={css.faint}>
            {[roleWords[role], role === entry.turn ? words.turn : '', words.since(formatDate(since))]
              .filter(Boolean)
              .join(' · ')}
          </div>
        </CardRow>
      ))}
      {entry.formerOwners.length > 0 ? (
        <p className={css.faint}>
          {words.former}:{' '}
          {entry.formerOwners.map(({ member, role }) => `${member.name} (${roleWords[role]})`).join(', ')}
        </p>
      ) : null}
    </>
  )
}
