import {
  type PromiseView,
  listPromises,
  removePromise,
  settlePromise,
} from '@firsthand/contract/evidence/promises'
import { ActionIcon, Button, Menu } from '@mantine/core'
import { Suspense, useRef, useState } from 'react'
import { useAct, useAnswers } from '../../api/hooks.ts'
import { Icon } from '../../kit/icon.tsx'
import { Link } from '../../kit/link.tsx'
import { Tag } from '../../kit/person-chip.tsx'
import { useRowKeys } from '../../kit/use-row-keys.ts'
import { showDone, showUndo } from '../../kit/undo-toast.tsx'
import { whenShown } from '../../kit/when-shown.tsx'
import css from './promises.module.css'
import { words } from './promises.words.ts'

const ChangePromise = whenShown(() => import('./change-promise.tsx'))

/** Promises one below the other, with what can be said of each. */
export function PromiseList({
  promises,
  mayChange,
  withPerson = true,
}: {
  promises: readonly PromiseView[]
  mayChange: boolean
  withPerson?: boolean
}) {
  const list = useRef<HTMLUListElement>(null)
  const keys = useRowKeys(list, { keys: promises.map((each) => each.id), fromAnywhere: withPerson })
  return (
    // The rows are reached with the keys of every list; their buttons stay in the order of Tab.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <ul className={css.list} ref={list} onKeyDown={keys.onKeyDown}>
      {promises.map((promise, index) => (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        <li key={promise.id} data-row tabIndex={keys.active === index ? 0 : -1}>
          <div>
            <span className={css.what} dir="auto">
              {promise.words}
            </span>
            <p className={css.facts}>
              {withPerson ? <Link href={`/people/${promise.person.id}`}>{promise.person.name}</Link> : null}
              <span>{words.by(promise.member.name)}</span>
              <span data-late={promise.isLate || undefined}>{words.dueWords(promise)}</span>
              {promise.state === 'open' ? null : <Tag>{words.states[promise.state]}</Tag>}
            </p>
            {promise.settledWords ? <p className={css.settled}>{promise.settledWords}</p> : null}
          </div>
          {mayChange ? <Acts promise={promise} /> : null}
        </li>
      ))}
    </ul>
  )
}

function Acts({ promise }: { promise: PromiseView }) {
  const { id, state } = promise
  const settle = useAct(settlePromise)
  const remove = useAct(removePromise, { onDone: () => showDone(words.removed) })
  const [isChanging, setChanging] = useState(false)
  const answers = useAnswers()
  function close() {
    setChanging(false)
    // Whoever was refused because of somebody else's change sees that change.
    answers.refresh(listPromises)
  }
  const say = (to: PromiseView['state'], message: string) =>
    void settle.perform({ promise: id, to }).then(
      ({ version }) => showUndo(message, () => settle.act({ promise: id, to: state, version })),
      () => {},
    )
  return (
    <div className={css.acts}>
      {state === 'open' ? (
        <>
          <Button
            size="xs"
            aria-label={words.keptOf(promise.words)}
            onClick={() => say('kept', words.keptDone)}
          >
            {words.kept}
          </Button>
          <Button
            size="xs"
            variant="subtle"
            color="gray"
            aria-label={words.brokenOf(promise.words)}
            onClick={() => say('broken', words.brokenDone)}
          >
            {words.broken}
          </Button>
        </>
      ) : null}
      <Menu>
        <Menu.Target>
          <ActionIcon aria-label={`${words.settledWords}: ${promise.words.slice(0, 60)}`}>
            <Icon name="more" />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => setChanging(true)}>{words.changePromise}</Menu.Item>
          {state === 'open' ? (
            <Menu.Item onClick={() => say('released', words.released)}>{words.released}</Menu.Item>
          ) : (
            <Menu.Item onClick={() => say('open', words.open)}>{words.open}</Menu.Item>
          )}
          <Menu.Item color="red" onClick={() => remove.act({ promise: id })}>
            {words.remove}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {isChanging ? (
        <Suspense fallback={null}>
          <ChangePromise promise={promise} onClose={close} />
        </Suspense>
      ) : null}
    </div>
  )
}
