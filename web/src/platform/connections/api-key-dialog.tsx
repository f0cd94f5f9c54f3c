import { Modal, Radio, Select } from '@mantine/core'
import { KeyAccess, KeyRole, createApiKey, listApiKeys } from '@firsthand/contract/platform/api-keys'
import { TextField } from '../../kit/fields.tsx'
import { useYou } from '../../shell/account.ts'
import { FormBody } from '../../shell/form-body.tsx'
import { useForm } from '../../shell/use-form.ts'
import css from './connections.module.css'
import { words } from './connections.words.ts'
import { Secret } from './secret.tsx'

/** Makes a key; it is shown once. */
export function ApiKeyDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  return (
    <Modal opened={opened} onClose={onClose} title={words.makeKey} size="lg">
      <MakeKey onClose={onClose} />
    </Modal>
  )
}

function MakeKey({ onClose }: { onClose: () => void }) {
  const { may } = useYou()
  const form = useForm(createApiKey, {
    start: { name: '', access: 'read', role: may('member') ? 'member' : 'viewer', expiresInDays: 90 },
    invalidates: [listApiKeys],
  })
  if (form.output) return <Secret label={words.theKey} value={form.output.key} onClose={onClose} />
  const access = form.choice('access')
  const role = form.choice('role')
  const days = form.choice('expiresInDays')
  return (
    <FormBody form={form} send={words.makeKey} onClose={onClose}>
      <TextField
        label={words.keyName}
        placeholder={words.keyNameExample}
        data-autofocus
        {...form.field('name')}
      />
      <Radio.Group
        label={words.keyAccess}
        value={access.value}
        onChange={(value) => access.onChange(KeyAccess.parse(value))}
        error={access.error}
      >
        <div className={css.choices}>
          {KeyAccess.options.map((value) => (
            <Radio
              key={value}
              value={value}
              label={words.access[value].label}
              description={words.access[value].why}
            />
          ))}
        </div>
      </Radio.Group>
      <Select
        label={words.keyRole}
        description={words.keyRoleWhy}
        allowDeselect={false}
        data={KeyRole.options.filter(may).map((value) => ({ value, label: words.roles[value] }))}
        value={role.value ?? null}
        onChange={(value) => role.onChange(KeyRole.parse(value))}
        error={role.error}
      />
      <Select
        label={words.keyDays}
        allowDeselect={false}
        data={[...words.days]}
        value={String(days.value ?? '')}
        onChange={(value) => days.onChange(value ? Number(value) : null)}
        error={days.error}
      />
    </FormBody>
  )
}
