import { Button } from '@mantine/core'
import { addProspects, listProspects, removeProspect } from '@firsthand/contract/crm/pipelines'
import { Suspense, useState } from 'react'
import { useAct, usePages } from '../../api/hooks.ts'
import { EmptyState } from '../../kit/empty-state.tsx'
import { formatDate } from '../../kit/format.ts'
import { ListTable } from '../../kit/list-table.tsx'
import { ListSkeleton } from '../../kit/skeletons.tsx'
import { showDone, showUndo } from '../../kit/undo-toast.tsx'
import { whenShown } from '../../kit/when-shown.tsx'
import { useYou } from '../../shell/account.ts'
import { useGo } from '../../shell/address.ts'
import { Broken } from '../../shell/mishap.tsx'
import { PersonPicker } from '../people/person-picker.tsx'
import css from './pipelines.module.css'
import { words } from './pipelines.words.ts'

const AddEntryDialog = whenShown(() => import('./add-entry-dialog.tsx'))

/** People who may enter, and are not in the pipeline yet. */
export function ProspectsView({ pipeline }: { pipeline: string }) {
  const go = useGo()
  const mayChange = useYou().may('member')
  const prospects = usePages(listProspects, { pipeline, limit: 50 })
  const add = useAct(addProspects, { onDone: () => showDone(words.prospectAdded) })
  const [takenIn, setTakenIn] = useState<string>()
  const remove = useAct(removeProspect)
  return (
    <>
      <p>{words.prospectsLead}</p>
      {mayChange ? (
        <div className={css.bar}>
          <PersonPicker
            key={prospects.items?.length}
            label={words.addProspect}
            value={null}
            onChange={(person) => person && add.act({ pipeline, people: [person] })}
          />
          <Button variant="subtle" onClick={() => go('/people')}>
            {words.fromPeople}
          </Button>
        </div>
      ) : null}
      {prospects.failure ? <Broken error={prospects.failure} retry={prospects.retry} /> : null}
      {prospects.isPending ? <ListSkeleton /> : null}
      {prospects.items?.length === 0 ? (
        <EmptyState title={words.noProspects} text={words.noProspectsText} />
      ) : null}
      {prospects.items?.length ? (
        <ListTable
          label={words.views.prospects}
          rows={prospects.items}
          rowKey={(row) => row.id}
          rowName={(row) => row.person.name}
          rowHref={(row) => `/people/${row.person.id}`}
          columns={[
            {
              id: 'person',
              header: words.person,
              width: 'minmax(0, 2fr)',
              priority: 1,
              render: (row) => (
                <span className={css.line}>
                  {row.person.name}
                  {row.mayContact ? null : <span className={css.late}>{words.noContact}</span>}
                </span>
              ),
            },
            {
              id: 'organisation',
              header: words.about,
              width: 'minmax(0, 2fr)',
              render: (row) => [row.person.organisation?.name, row.note].filter(Boolean).join(' · '),
            },
            {
              id: 'since',
              header: words.started,
              width: '120px',
              priority: 3,
              render: (row) => formatDate(row.addedAt),
            },
            {
              id: 'do',
              header: words.whatToDo,
              width: '190px',
              render: (row) =>
                mayChange ? (
                  <span className={css.tools}>
                    <Button
                      size="compact-xs"
                      aria-label={`${words.takeIn}: ${row.person.name}`}
                      disabled={!row.mayContact}
                      {...(!row.mayContact && { title: words.noContactTakeIn })}
                      onClick={() => setTakenIn(row.person.id)}
                    >
                      {words.takeIn}
                    </Button>
                    <Button
                      size="compact-xs"
                      variant="subtle"
                      aria-label={`${words.remove}: ${row.person.name}`}
                      onClick={() =>
                        void remove
                          .perform({ prospect: row.id })
                          .then(() =>
                            showUndo(words.prospectGone, () =>
                              add.act({ pipeline, people: [row.person.id], note: row.note }),
                            ),
                          )
                      }
                    >
                      {words.remove}
                    </Button>
                  </span>
                ) : null,
            },
          ]}
          onLoadMore={prospects.loadMore}
          loadingMore={prospects.isLoadingMore}
        />
      ) : null}
      {takenIn ? (
        <Suspense fallback={null}>
          <AddEntryDialog pipeline={pipeline} person={takenIn} onClose={() => setTakenIn(undefined)} />
        </Suspense>
      ) : null}
    </>
  )
}
