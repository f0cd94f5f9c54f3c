import { Button } from '@mantine/core'
import { confirmEmail } from '@firsthand/contract/platform/own-account'
import { useState } from 'react'
import { Fields } from '../../kit/fields.tsx'
import { Link } from '../../kit/link.tsx'
import { FormRefusal } from '../../shell/form-refusal.tsx'
import { useForm } from '../../shell/use-form.ts'
import { OutsidePage } from '../outside/outside-page.tsx'
import { tokenOfAddress } from '../outside/token.ts'
import { words } from './confirm-email.words.ts'

/** A link that was sent to a new address. It asks once: mail programs open links by themselves. */
export default function ConfirmEmailPage() {
  const [token] = useState(tokenOfAddress)
  const form = useForm(confirmEmail, { start: {}, fixed: { token } })
  return (
    <OutsidePage
      title={words.title}
      heading={form.output ? words.done(form.output.email) : words.heading}
      below={<Link href="/">{words.toStart}</Link>}
    >
      {form.output ? null : (
        <form {...form.props}>
          <Fields
            actions={
              <Button type="submit" variant="filled" size="md" loading={form.isSending}>
                {words.confirm}
              </Button>
            }
          >
            <FormRefusal of={form} />
          </Fields>
        </form>
      )}
    </OutsidePage>
  )
}
