import { Button, NumberInput, Select } from '@mantine/core'
import { showAccount } from '@firsthand/contract/platform/accounts'
import { showWorkspace, updateWorkspace } from '@firsthand/contract/platform/members'
import type { Output } from '@firsthand/contract/core/operation'
import { useMemo } from 'react'
import { useOperation } from '../../api/hooks.ts'
import { Fields, TextField } from '../../kit/fields.tsx'
import { knownLocale } from '../../kit/format.ts'
import { Card } from '../../kit/section.tsx'
import { CardSkeleton } from '../../kit/skeletons.tsx'
import { showDone } from '../../kit/undo-toast.tsx'
import { useYou } from '../../shell/account.ts'
import { FormRefusal } from '../../shell/form-refusal.tsx'
import { Broken } from '../../shell/mishap.tsx'
import { useForm } from '../../shell/use-form.ts'
import { DeleteWorkspace } from './delete-workspace.tsx'
import { listCountries } from './countries.ts'
import { SettingsPage } from './settings-page.tsx'
import css from './settings.module.css'
import { words } from './settings.words.ts'

/** What holds for the whole workspace. */
export default function WorkspaceSettingsPage() {
  const workspace = useOperation(showWorkspace, {})
  const { may } = useYou()
  return (
    <SettingsPage part="workspace" heading={words.heading} lead={words.lead}>
      {workspace.failure ? <Broken error={workspace.failure} retry={workspace.retry} /> : null}
      {workspace.isPending ? <CardSkeleton rows={4} /> : null}
      {workspace.data ? <WorkspaceForm workspace={workspace.data} /> : null}
      {workspace.data && may('owner') ? (
        <div className={css.form} style={{ marginTop: 18 }}>
          <DeleteWorkspace id={workspace.data.id} name={workspace.data.name} />
        </div>
      ) : null}
    </SettingsPage>
  )
}

function WorkspaceForm({ workspace }: { workspace: Output<typeof showWorkspace> }) {
  const mayChange = useYou().may('admin')
  const countries = useMemo(() => listCountries(knownLocale(navigator.language)), [])
  const { name, halfLifeDays, defaultCountry } = workspace
  const form = useForm(updateWorkspace, {
    start: { name, halfLifeDays, defaultCountry },
    invalidates: [showWorkspace, showAccount],
    onDone: () => showDone(words.saved),
  })
  const { value: days, ...halfLife } = form.choice('halfLifeDays')
  const { limits: countryLimits, ...country } = form.choice('defaultCountry')
  return (
    <div className={css.form}>
      <Card>
        <form {...form.props}>
          <Fields
            actions={
              mayChange ? (
                <Button type="submit" variant="filled" loading={form.isSending}>
                  {words.save}
                </Button>
              ) : (
                <p className={css.note}>{words.readOnly}</p>
              )
            }
          >
            <TextField label={words.name} disabled={!mayChange} {...form.field('name')} />
            <NumberInput
              label={words.halfLife}
              description={words.halfLifeWhy}
              suffix={words.days}
              allowDecimal={false}
              min={halfLife.limits?.min}
              max={halfLife.limits?.max}
              clampBehavior="none"
              disabled={!mayChange}
              name={halfLife.name}
              value={days ?? ''}
              onChange={(value) => halfLife.onChange(value === '' ? undefined : value)}
              error={halfLife.error}
            />
            <Select
              label={words.country}
              description={words.countryWhy}
              placeholder={words.noCountry}
              data={countries}
              searchable
              clearable
              disabled={!mayChange}
              required={countryLimits?.required}
              {...country}
            />
            <FormRefusal of={form} />
          </Fields>
        </form>
      </Card>
    </div>
  )
}
