import { Notifications } from '@mantine/notifications'
import css from './toasts.module.css'

/** Where toasts stand. Fetched after the page: nothing has been said yet when it first shows. */
export default function Toasts() {
  return (
    <Notifications
      position="bottom-left"
      limit={3}
      autoClose={6000}
      containerWidth={380}
      classNames={{ root: css.place }}
    />
  )
}
