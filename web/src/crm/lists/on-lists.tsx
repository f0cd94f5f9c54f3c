import { listsOfOrganisation } from '@firsthand/contract/crm/organisation-lists'
import { useOperation } from '../../api/hooks.ts'
import { Link } from '../../kit/link.tsx'
import css from '../people/person.module.css'
import { pathOf } from './list-path.ts'
import { words } from './organisation-lists.words.ts'

/** The fixed lists that an organisation is on, where it is on any. */
export function OnLists({ organisation }: { organisation: string }) {
  const lists = useOperation(listsOfOrganisation, { organisation }).data?.items ?? []
  if (lists.length === 0) return null
  return (
    <p className={css.source}>
      {words.onLists}{' '}
      {lists.map(({ id, name }, at) => (
        <span key={id}>
          {at > 0 ? ', ' : null}
          <Link href={pathOf(id)}>{name}</Link>
        </span>
      ))}
    </p>
  )
}
