import {
  type IntroductionRequest,
  introductionPatienceDays,
  moveIntroduction,
  removeIntroduction,
  updateIntroduction,
} from '@firsthand/contract/crm/introductions'
import { ActionIcon, Button, Menu } from '@mantine/core'
import { useClipboard } from '@mantine/hooks'
import { Suspense, useState } from 'react'
import { useAct } from '../../api/hooks.ts'
import { relativeDays } from '../../kit/format.ts'
import { Icon } from '../../kit/icon.tsx'
import { Link } from '../../kit/link.tsx'
import { Tag } from '../../kit/person-chip.tsx'
import { CardRow } from '../../kit/section.tsx'
import { showDone, showUndo } from '../../kit/undo-toast.tsx'
import { whenShown } from '../../kit/when-shown.tsx'
import css from './referrals.module.css'
import { words } from './referrals.words.ts'

const StepForm = whenShown(() => import('./step-form.tsx'))

type Open = 'wished' | 'asked' | 'made'

/** One introduction that is on its way: where it stands, and the next step as one press. */
export function AskRow({
  introduction,
  mayChange,
}: {
  introduction: IntroductionRequest
  mayChange: boolean
}) {
  const [missing, setMissing] = useState<'asked' | 'made'>()
  const [isRemoving, setRemoving] = useState(false)
  const back = useAct(moveIntroduction)
  const move = useAct(moveIntroduction, {
    onDone: ({ introduction: now, cameThrough }) => {
      showUndo(words.moved(words.states[now.state]), () =>
        back.act({ introduction: now.id, to: introduction.state, version: now.version }),
      )
      if (cameThrough) showDone(words.cameThrough(now.person!.name, cameThrough.name))
    },
  })
  const { id, state, person, organisation, introducer, member, wanted, version } = introduction
  const open = state as Open
  const advance = () => {
    if (open === 'wished' && !introducer) setMissing('asked')
    else if (open === 'asked' && !person) setMissing('made')
    else move.act({ introduction: id, to: after[open], version })
  }
  return (
    <CardRow
      actions={
        mayChange && !missing && !isRemoving ? (
          <>
            <Button onClick={advance} loading={move.isActing}>
              {words.next[open]}
            </Button>
            <More
              introduction={introduction}
              onMove={(to) => move.act({ introduction: id, to, version })}
              onRemove={() => setRemoving(true)}
            />
          </>
        ) : null
      }
    >
      <strong>
        {person ? (
          <Link className={css.name} href={`/people/${person.id}`}>
            {person.name}
          </Link>
        ) : (
          wanted || nameOf(introduction)
        )}
      </strong>{' '}
      <Tag>{words.states[state]}</Tag> {introduction.isDue ? <Tag>{words.due}</Tag> : null}
      <div>
        {[
          stands(introduction),
          person && wanted ? wanted : '',
          organisation && (person || wanted) ? words.somebodyAt(organisation.name) : '',
          member ? words.by(member.name) : '',
        ]
          .filter(Boolean)
          .join(' · ')}
      </div>
      {isRemoving ? <Removing introduction={introduction} onClose={() => setRemoving(false)} /> : null}
      {missing ? (
        <Suspense fallback={null}>
          <StepForm introduction={introduction} to={missing} onClose={() => setMissing(undefined)} />
        </Suspense>
      ) : null}
    </CardRow>
  )
}

const after = { wished: 'asked', asked: 'made', made: 'met' } as const

function nameOf({ wanted, person, organisation }: IntroductionRequest): string {
  return person?.name ?? (wanted || (organisation ? words.somebodyAt(organisation.name) : ''))
}

function stands({ state, introducer, askedAt, madeAt }: IntroductionRequest): string {
  if (state === 'asked' && introducer) return words.now.asked(introducer.name, relativeDays(askedAt!))
  if (state === 'made' && introducer) return words.now.made(introducer.name, relativeDays(madeAt!))
  return words.now.wished(introducer?.name ?? null)
}

function More({
  introduction,
  onMove,
  onRemove,
}: {
  introduction: IntroductionRequest
  onMove: (to: 'declined' | 'silent' | 'dropped') => void
  onRemove: () => void
}) {
  const clipboard = useClipboard()
  const later = useAct(updateIntroduction, { onDone: () => showDone(words.later7) })
  const remindAt = () => new Date(Date.now() + introductionPatienceDays * 86_400_000).toISOString()
  const { id, state, wording } = introduction
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon aria-label={words.more(nameOf(introduction))}>
          <Icon name="more" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {wording ? (
          <Menu.Item
            onClick={() => {
              clipboard.copy(wording)
              showDone(words.copied)
            }}
          >
            {words.copy}
          </Menu.Item>
        ) : null}
        {state === 'asked' ? (
          <>
            <Menu.Item onClick={() => later.act({ introduction: id, remindAt: remindAt() })}>
              {words.later}
            </Menu.Item>
            <Menu.Item onClick={() => onMove('declined')}>{words.declined}</Menu.Item>
            <Menu.Item onClick={() => onMove('silent')}>{words.silent}</Menu.Item>
          </>
        ) : null}
        {state === 'made' ? null : <Menu.Item onClick={() => onMove('dropped')}>{words.drop}</Menu.Item>}
        <Menu.Item onClick={onRemove}>{words.remove}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

/** A wish that was written down by mistake leaves no trace; one that was given up is dropped instead. */
function Removing({ introduction, onClose }: { introduction: IntroductionRequest; onClose: () => void }) {
  const remove = useAct(removeIntroduction, {
    onDone: () => showDone(words.removed(nameOf(introduction))),
  })
  return (
    <div role="alert" className={css.sure}>
      <span>{words.reallyRemove}</span>
      <Button size="xs" onClick={onClose}>
        {words.cancel}
      </Button>
      <Button
        size="xs"
        color="red"
        loading={remove.isActing}
        onClick={() => remove.act({ introduction: introduction.id })}
      >
        {words.doRemove}
      </Button>
    </div>
  )
}
