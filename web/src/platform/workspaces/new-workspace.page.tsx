import { Button } from '@mantine/core'
import { createWorkspace } from '@firsthand/contract/platform/accounts'
import { loadExample } from '@firsthand/contract/discovery/today'
import { useAct } from '../../api/hooks.ts'
import { Fields, TextField } from '../../kit/fields.tsx'
import { Link } from '../../kit/link.tsx'
import { useGo } from '../../shell/address.ts'
import { FormRefusal } from '../../shell/form-refusal.tsx'
import { useForm } from '../../shell/use-form.ts'
import { OutsidePage } from '../outside/outside-page.tsx'
import { words } from './new-workspace.words.ts'

/** Another workspace for the same account, or the example to look around in. */
export default function NewWorkspacePage() {
  const go = useGo()
  const form = useForm(createWorkspace, {
    start: { name: '' },
    onDone: ({ workspaceId }) => go(`/w/${workspaceId}/today`, { replace: true }),
  })
  const example = useAct(loadExample, {
    onDone: ({ workspaceId }) => go(`/w/${workspaceId}/today`, { replace: true }),
  })
  return (
    <OutsidePage
      title={words.title}
      heading={words.heading}
      lead={words.lead}
      below={
        <>
          <h2>{words.exampleHeading}</h2>
          <p>{words.exampleText}</p>
          <Button loading={example.isActing} onClick={() => example.act({})}>
            {words.openExample}
          </Button>
          <p>
            <Link href="/">{words.back}</Link>
          </p>
        </>
      }
    >
      <form {...form.props}>
        <Fields
          actions={
            <Button type="submit" variant="filled" size="md" fullWidth loading={form.isSending}>
              {words.submit}
            </Button>
          }
        >
          <TextField
            label={words.name}
            placeholder={words.example}
            size="md"
            autoComplete="organization"
            // oxlint-disable-next-line jsx-a11y/no-autofocus -- The page is this form.
            autoFocus
            {...form.field('name')}
          />
          <FormRefusal of={form} />
        </Fields>
      </form>
    </OutsidePage>
  )
}
