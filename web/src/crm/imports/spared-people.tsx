import { listSpared } from '@firsthand/contract/crm/imports'
import { usePages } from '../../api/hooks.ts'
import { Button } from '@mantine/core'
import { useWorkspaceId } from '../../api/workspace.tsx'
import { Link } from '../../kit/link.tsx'
import { Section } from '../../kit/section.tsx'
import css from './imports.module.css'
import { words } from './imports.words.ts'

/** Whom taking an import back left as they are, one by one. */
export function SparedPeople({ importId }: { importId: string }) {
  const workspace = useWorkspaceId()
  const spared = usePages(listSpared, { import: importId, limit: 50 })
  return (
    <Section title={words.spared}>
      <ul className={css.spared}>
        {(spared.items ?? []).map(({ person, reason }) => (
          <li key={person.id}>
            <Link href={`/w/${workspace}/people/${person.id}`}>{person.name}</Link>
            <span>{words.sparedReasons[reason]}</span>
          </li>
        ))}
      </ul>
      {spared.loadMore ? (
        <Button variant="subtle" fullWidth loading={spared.isLoadingMore} onClick={spared.loadMore}>
          {words.more}
        </Button>
      ) : null}
    </Section>
  )
}
