import { Button } from '@mantine/core'
import {
  type FieldSubject,
  type FieldView,
  fieldSubjects,
  listFields,
  restoreField,
} from '@firsthand/contract/crm/fields'
import { useState } from 'react'
import { useAct, useOperation } from '../../api/hooks.ts'
import { EmptyState } from '../../kit/empty-state.tsx'
import { Card, CardRow } from '../../kit/section.tsx'
import { CardSkeleton } from '../../kit/skeletons.tsx'
import { showDone } from '../../kit/undo-toast.tsx'
import { SettingsPage } from '../../platform/settings/settings-page.tsx'
import { useYou } from '../../shell/account.ts'
import { Broken } from '../../shell/mishap.tsx'
import { FieldDialog } from './field-dialog.tsx'
import { FieldRow } from './field-row.tsx'
import css from './fields.module.css'
import { words } from './fields.words.ts'

type Open = { of: FieldSubject; field?: FieldView }

/** What a workspace wants to know beyond what everybody has. */
export default function FieldsPage() {
  const fields = useOperation(listFields, {})
  const away = useOperation(listFields, { archived: true })
  const mayChange = useYou().may('member')
  const [open, setOpen] = useState<Open | null>(null)
  const items = fields.data?.items
  return (
    <SettingsPage part="fields" heading={words.heading} lead={words.lead}>
      {fields.failure ? <Broken error={fields.failure} retry={fields.retry} /> : null}
      {fields.isPending ? <CardSkeleton rows={4} /> : null}
      {items?.length === 0 ? (
        <EmptyState
          title={words.none}
          text={words.noneText}
          example={
            <Card>
              <CardRow>
                <div className={css.name}>{words.exampleLabel}</div>
                <div className={css.detail}>{words.exampleDetail}</div>
              </CardRow>
            </Card>
          }
        />
      ) : null}
      {items ? (
        <div className={css.cards}>
          {fieldSubjects.map((of) => {
            const own = items.filter((field) => field.of === of)
            return (
              <Card
                key={of}
                title={words.of[of]}
                count={own.length || undefined}
                actions={
                  mayChange ? (
                    <Button aria-label={words.addTo(of)} onClick={() => setOpen({ of })}>
                      {words.add}
                    </Button>
                  ) : null
                }
              >
                {own.map((field, place) => (
                  <FieldRow
                    key={field.id}
                    field={field}
                    place={place}
                    all={own}
                    mayChange={mayChange}
                    onEdit={() => setOpen({ of, field })}
                  />
                ))}
              </Card>
            )
          })}
          {away.data?.items.length ? (
            <Card title={words.away} count={away.data.items.length}>
              {away.data.items.map((field) => (
                <Away key={field.id} field={field} mayChange={mayChange} />
              ))}
            </Card>
          ) : null}
        </div>
      ) : null}
      <FieldDialog open={open} onClose={() => setOpen(null)} />
    </SettingsPage>
  )
}

function Away({ field, mayChange }: { field: FieldView; mayChange: boolean }) {
  const restore = useAct(restoreField, {
    invalidates: [listFields],
    onDone: () => showDone(words.restored(field.label)),
  })
  return (
    <CardRow
      actions={
        mayChange ? (
          <Button variant="subtle" color="gray" onClick={() => restore.act({ field: field.id })}>
            {words.restore}
          </Button>
        ) : null
      }
    >
      <div className={css.name}>{field.label}</div>
      <div className={css.detail}>{`${words.of[field.of]} · ${words.types[field.type]}`}</div>
    </CardRow>
  )
}
