import { Notifications } from '@mantine/notifications'

/** Where toasts stand. Fetched after the page: nothing has been said yet when it first shows. */
export default function Toasts() {
  return <Notifications position="bottom-left" limit={3} autoClose={6000} containerWidth={380} />
}
