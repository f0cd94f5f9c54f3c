import { Button } from '@mantine/core'
import { Link } from '../../kit/link.tsx'
import css from './understanding.module.css'
import { words } from './understanding.words.ts'

/** From a conversation to its page on one sheet. */
export default function ConversationUnderstanding({ id }: { id: string }) {
  return (
    <p className={css.line}>
      <Button component={Link} href={`/conversations/${id}/snapshot`}>
        {words.snapshot.open}
      </Button>
    </p>
  )
}
