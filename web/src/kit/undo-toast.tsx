import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { Icon } from './icon.tsx'
import { words } from './kit.words.ts'
import css from './undo-toast.module.css'

/** Says what was done and offers the way back, instead of asking beforehand. */
export function showUndo(message: string, undo: () => void | Promise<void>) {
  const id = notifications.show({
    autoClose: 8000,
    withCloseButton: false,
    message: (
      <span className={css.line}>
        <span>{message}</span>
        <Button
          size="xs"
          variant="subtle"
          leftSection={<Icon name="undo" />}
          onClick={() => {
            notifications.hide(id)
            void undo()
          }}
        >
          {words.undo}
        </Button>
      </span>
    ),
  })
  return id
}

/** Says that something was done. */
export function showDone(message: string) {
  return notifications.show({ message, withCloseButton: false, autoClose: 4000 })
}

/** Says what went wrong and what to do; stays until it is closed. */
export function showRefused(title: string, todo?: string) {
  return notifications.show({
    title,
    message: todo ?? '',
    autoClose: false,
    role: 'alert',
    icon: <Icon name="warning" />,
    color: 'red',
    closeButtonProps: { 'aria-label': words.close },
  })
}
