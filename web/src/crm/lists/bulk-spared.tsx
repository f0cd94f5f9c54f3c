import { Button, Modal } from '@mantine/core'
import { type BulkEditView, listSpared } from '@firsthand/contract/crm/bulk'
import { listFields } from '@firsthand/contract/crm/fields'
import { useOperation, usePages } from '../../api/hooks.ts'
import { Link } from '../../kit/link.tsx'
import { CardSkeleton } from '../../kit/skeletons.tsx'
import { Broken } from '../../shell/mishap.tsx'
import { shownValue } from '../fields/value-text.ts'
import css from '../people/people.module.css'
import { valueWords, words } from './bulk.words.ts'

/** Whom taking a change back left as they are, and why: what they were changed to, and what they have now. */
export default function BulkSpared({ edit, onClose }: { edit: BulkEditView; onClose: () => void }) {
  const people = usePages(listSpared, { edit: edit.id, limit: 50 })
  const fields = useOperation(listFields, { of: 'person' }).data?.items ?? []
  const { change } = edit
  const field = change.change === 'set_field' ? fields.find((each) => each.id === change.field) : undefined
  return (
    <Modal opened onClose={onClose} title={words.sparedTitle}>
      <p className={css.quiet}>{words.sparedWhy}</p>
      {people.failure ? <Broken error={people.failure} retry={people.retry} /> : null}
      {people.isPending ? <CardSkeleton rows={4} /> : null}
      <ul className={css.examples}>
        {people.items?.map(({ id, name, changedTo, now }) => (
          <li key={id}>
            <Link href={`/people/${id}`} className={css.name}>
              {name}
            </Link>
            <span>
              {Object.keys(now).length === 0
                ? words.changedSince
                : words.hasNow(
                    valueWords(changedTo, (own) => (field && own ? shownValue(field, own) : '')),
                    valueWords(now, (own) => (field && own ? shownValue(field, own) : '')),
                  )}
            </span>
          </li>
        ))}
      </ul>
      {people.loadMore ? (
        <Button variant="subtle" fullWidth loading={people.isLoadingMore} onClick={people.loadMore}>
          {words.moreSpared}
        </Button>
      ) : null}
    </Modal>
  )
}
