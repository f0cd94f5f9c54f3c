import { Button, Loader } from '@mantine/core'
import { Link } from '../../kit/link.tsx'
import css from '../people/person.module.css'
import { savedListWords as words } from './saved-lists.words.ts'

type Props = {
  /** The fixed lists that somebody or something is on, as they were read. */
  lists: {
    data: { items: { id: string; name: string }[] } | undefined
    failure: { message: string } | undefined
    isPending: boolean
    retry: () => void
  }
  pathOf: (list: string) => string
}

/** On which fixed lists a person or an organisation is. */
export function OnLists({ lists: { data, failure, isPending, retry }, pathOf }: Props) {
  if (isPending)
    return (
      <p className={css.source}>
        <Loader size={12} aria-hidden /> {words.looking}
      </p>
    )
  if (!data)
    return (
      <p className={css.source} role="alert">
        {failure?.message}{' '}
        <Button size="compact-xs" onClick={retry}>
          {words.retry}
        </Button>
      </p>
    )
  if (data.items.length === 0) return <p className={css.source}>{words.onNoList}</p>
  return (
    <p className={css.source}>
      {words.onLists}{' '}
      {data.items.map(({ id, name }, at) => (
        <span key={id}>
          {at > 0 ? ', ' : null}
          <Link href={pathOf(id)}>{name}</Link>
        </span>
      ))}
    </p>
  )
}
