import { ActionIcon, Menu, NumberInput, Select, Switch } from '@mantine/core'
import { roles } from '@firsthand/contract/core/operation'
import { type MemberView, listMembers, updateMember } from '@firsthand/contract/platform/members'
import { useState } from 'react'
import { useAct } from '../../api/hooks.ts'
import { Icon } from '../../kit/icon.tsx'
import { limitsOf } from '../../kit/limits.ts'
import { useYou } from '../../shell/account.ts'
import { EndMembership } from './end-membership.tsx'
import css from './members.module.css'
import { words } from './members.words.ts'
import { ResetLinkDialog } from './reset-link-dialog.tsx'

/** Everybody in the workspace, a line each; administrators change roles and leaders here. */
export function MemberList({ members }: { members: MemberView[] }) {
  const [dialog, setDialog] = useState<{ about: MemberView; what: 'end' | 'reset' } | null>(null)
  return (
    <>
      <ul className={css.list} aria-label={words.members}>
        {members.map((member) => (
          <MemberLine
            key={member.id}
            member={member}
            onReset={() => setDialog({ about: member, what: 'reset' })}
            onEnd={() => setDialog({ about: member, what: 'end' })}
          />
        ))}
      </ul>
      {dialog?.what === 'reset' ? (
        <ResetLinkDialog member={dialog.about} onClose={() => setDialog(null)} />
      ) : null}
      {dialog?.what === 'end' ? (
        <EndMembership member={dialog.about} onClose={() => setDialog(null)} />
      ) : null}
    </>
  )
}

type LineProps = { member: MemberView; onReset: () => void; onEnd: () => void }

function MemberLine({ member, onReset, onEnd }: LineProps) {
  const you = useYou()
  const update = useAct(updateMember, { invalidates: [listMembers] })
  const reaches = you.may('admin') && you.may(member.role)
  const change = (changes: {
    role?: MemberView['role']
    isLeader?: boolean
    weeklyConversationsGoal?: number
  }) => update.act({ member: member.id, ...changes })
  return (
    <li className={css.line} aria-busy={update.isActing || undefined}>
      <div className={css.who}>
        <span className={css.name}>
          {member.name}
          {member.isYou ? <span className={css.you}>{words.you}</span> : null}
        </span>
        <span className={css.email}>{member.email}</span>
      </div>
      {reaches ? (
        <Select
          aria-label={words.roleOf(member.name)}
          className={css.role}
          data={roles.map((role) => ({ value: role, label: words.roles[role], disabled: !you.may(role) }))}
          renderOption={({ option }) => (
            <span className={css.option}>
              {option.label}
              <small>{words.roleWhy[option.value as MemberView['role']]}</small>
            </span>
          )}
          comboboxProps={{ width: 260, position: 'bottom-start' }}
          allowDeselect={false}
          value={member.role}
          onChange={(role) => role && change({ role: role as MemberView['role'] })}
        />
      ) : (
        <span className={css.role}>{words.roles[member.role]}</span>
      )}
      {reaches ? (
        <Switch
          className={css.leader}
          label={words.leader}
          aria-label={words.leaderOf(member.name)}
          checked={member.isLeader}
          onChange={(event) => change({ isLeader: event.currentTarget.checked })}
        />
      ) : (
        <span className={css.leader}>{member.isLeader ? words.leader : ''}</span>
      )}
      {reaches || (member.isYou && you.may('member')) ? (
        <Goal member={member} onChange={(weeklyConversationsGoal) => change({ weeklyConversationsGoal })} />
      ) : (
        <span className={css.goal}>{words.goalIs(member.weeklyConversationsGoal)}</span>
      )}
      {reaches || member.isYou ? (
        <Menu>
          <Menu.Target>
            <ActionIcon aria-label={words.more(member.name)}>
              <Icon name="more" />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            {reaches ? (
              <Menu.Item leftSection={<Icon name="key" />} onClick={onReset}>
                {words.resetLink}
              </Menu.Item>
            ) : null}
            <Menu.Item leftSection={<Icon name="door" />} color="red" onClick={onEnd}>
              {member.isYou ? words.leave : words.end}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      ) : (
        <span className={css.noMenu} />
      )}
    </li>
  )
}

const limits = limitsOf(updateMember.input)

/** Saved when the field is left or Enter is pressed, not at every digit. */
function Goal({ member, onChange }: { member: MemberView; onChange: (goal: number) => void }) {
  const [typed, setTyped] = useState<string | number>(member.weeklyConversationsGoal)
  const save = () => {
    const goal = typed === '' ? member.weeklyConversationsGoal : Number(typed)
    setTyped(goal)
    if (goal !== member.weeklyConversationsGoal) onChange(goal)
  }
  return (
    <div className={css.goal}>
      <NumberInput
        aria-label={words.goalOf(member.name)}
        min={limits.weeklyConversationsGoal.min}
        max={limits.weeklyConversationsGoal.max}
        allowDecimal={false}
        value={typed}
        onChange={setTyped}
        onBlur={save}
        onKeyDown={(event) => event.key === 'Enter' && save()}
      />
      <span aria-hidden="true">{words.goal}</span>
    </div>
  )
}
