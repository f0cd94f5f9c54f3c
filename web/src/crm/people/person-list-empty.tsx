import { Button } from '@mantine/core'
import type { PersonRow } from '@firsthand/contract/crm/people'
import { EmptyState } from '../../kit/empty-state.tsx'
import { useGo } from '../../shell/address.ts'
import css from './people.module.css'
import { words } from './people.words.ts'
import { PersonTable } from './person-table.tsx'

const example: PersonRow = {
  id: '00000000-0000-7000-8000-000000000000',
  name: words.exampleName,
  organisation: { id: '00000000-0000-7000-8000-000000000001', name: words.exampleOrganisation },
  contactTypes: ['end_user'],
  roleTitle: words.exampleRole,
  email: null,
  phone: null,
  cadenceDays: 14,
  language: null,
  timeZone: null,
  createdAt: new Date(Date.now() - 90 * 86_400_000).toISOString(),
  fields: {},
  lastTouchAt: new Date(Date.now() - 19 * 86_400_000).toISOString(),
  nextTouchAt: new Date(Date.now() + 2 * 86_400_000).toISOString(),
  evidenceCount: 4,
}

/** The first thing to do in a new workspace. */
export function NobodyYet({ mayAdd, onAdd }: { mayAdd: boolean; onAdd: () => void }) {
  const go = useGo()
  return (
    <EmptyState
      title={words.none}
      text={words.noneText}
      example={<PersonTable people={[example]} isShort />}
      action={
        mayAdd ? (
          <span className={css.emptyActions}>
            <Button variant="filled" onClick={() => go('/imports/new')}>
              {words.import}
            </Button>
            <Button onClick={onAdd}>{words.add}</Button>
          </span>
        ) : null
      }
    />
  )
}

export function NoMatch({ onClear }: { onClear: () => void }) {
  return (
    <EmptyState
      title={words.noMatch}
      text={words.noMatchText}
      action={<Button onClick={onClear}>{words.clear}</Button>}
    />
  )
}

export function NobodyArchived() {
  return <EmptyState title={words.noArchived} text={words.noArchivedText} />
}
