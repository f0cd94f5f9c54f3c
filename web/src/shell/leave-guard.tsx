import { Button, Group, Modal } from '@mantine/core'
import { useBlocker } from '@tanstack/react-router'
import { useCallback, useEffect, useRef } from 'react'
import { words } from './shell.words.ts'

type Props = {
  /** Something was written that is kept nowhere yet. */
  isUnsaved: boolean
  /** Values of the address that show something else on the same page, such as another version. */
  shownBy?: string[]
}

const none: string[] = []

/** Asks before what was written is lost: by a link, by going back, by closing the window. Asks nothing while nothing is. */
export function LeaveGuard({ isUnsaved, shownBy = none }: Props) {
  const now = useRef({ isUnsaved, shownBy })
  useEffect(() => {
    now.current = { isUnsaved, shownBy }
  })
  const leaving = useBlocker({
    shouldBlockFn: useCallback(({ current, next }: { current: Place; next: Place }) => {
      const isElsewhere =
        next.pathname !== current.pathname ||
        now.current.shownBy.some((name) => next.search[name] !== current.search[name])
      return now.current.isUnsaved && isElsewhere
    }, []),
    enableBeforeUnload: useCallback(() => now.current.isUnsaved, []),
    disabled: !isUnsaved,
    withResolver: true,
  })
  const stay = () => leaving.reset?.()
  return (
    <Modal opened={leaving.status === 'blocked'} onClose={stay} title={words.leaveTitle}>
      <p>{words.leaveLost}</p>
      <Group justify="flex-end" gap={8} mt={8}>
        <Button onClick={() => leaving.proceed?.()}>{words.leaveAnyway}</Button>
        <Button variant="filled" onClick={stay} data-autofocus>
          {words.stay}
        </Button>
      </Group>
    </Modal>
  )
}

type Place = { pathname: string; search: Record<string, unknown> }
