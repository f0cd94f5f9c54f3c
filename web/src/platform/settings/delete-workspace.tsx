import { Button } from '@mantine/core'
import { deleteWorkspace } from '@firsthand/contract/platform/workspaces'
import { Fields, TextField } from '../../kit/fields.tsx'
import { Link } from '../../kit/link.tsx'
import { Card } from '../../kit/section.tsx'
import { FormRefusal } from '../../shell/form-refusal.tsx'
import { useForm } from '../../shell/use-form.ts'
import { PasswordField } from '../outside/password-field.tsx'
import { words } from './delete-workspace.words.ts'

/** For owners: the end of a workspace. It asks for the name, so that it is not another one, and for the password. */
export function DeleteWorkspace({ id, name }: { id: string; name: string }) {
  const form = useForm(deleteWorkspace, {
    start: { name: '' },
    fixed: { id },
    invalidates: [],
    // Loaded anew: nothing of what was on the screen is there any more.
    onDone: () => location.assign('/'),
  })
  return (
    <Card title={words.title}>
      <form {...form.props}>
        <Fields
          actions={
            <Button
              type="submit"
              color="red"
              variant="filled"
              disabled={(form.values.name ?? '').trim() !== name}
              loading={form.isSending}
            >
              {words.submit}
            </Button>
          }
        >
          <p>
            {words.lead} <Link href="/settings/data">{words.toExport}</Link>
          </p>
          <TextField label={words.name(name)} autoComplete="off" {...form.field('name')} />
          <PasswordField label={words.current} autoComplete="current-password" {...form.field('current')} />
          <FormRefusal of={form} />
        </Fields>
      </form>
    </Card>
  )
}
