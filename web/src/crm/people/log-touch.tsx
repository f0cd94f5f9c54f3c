import { Button } from '@mantine/core'
import type { PersonView } from '@firsthand/contract/crm/people'
import { Suspense, useState } from 'react'
import { Icon } from '../../kit/icon.tsx'
import { KeyHint } from '../../kit/key-hint.tsx'
import { Card } from '../../kit/section.tsx'
import { useHotkeyScope } from '../../kit/use-hotkey-scope.ts'
import { whenShown } from '../../kit/when-shown.tsx'
import { QuickLog } from '../touchpoints/quick-log.tsx'
import { words } from '../touchpoints/touchpoints.words.ts'
import css from './person.module.css'

const TouchForm = whenShown(async () => ({
  default: (await import('../touchpoints/touch-form.tsx')).TouchForm,
}))

type Open = 'quick' | { channel: string | undefined }

/** Notes a call, a coffee or a mail with two taps, or with all fields; `l` opens it from anywhere on the page. */
export function LogTouch({ person }: { person: PersonView }) {
  const [open, setOpen] = useState<Open>()
  useHotkeyScope([{ keys: 'l', does: words.log, group: person.name, run: () => setOpen('quick') }])
  const close = () => setOpen(undefined)
  if (open === undefined) {
    return (
      <div className={css.logLine}>
        <Button
          leftSection={<Icon name="plus" />}
          rightSection={<KeyHint keys="l" />}
          onClick={() => setOpen('quick')}
        >
          {words.log}
        </Button>
      </div>
    )
  }
  return (
    <Card title={words.log}>
      {/* Escape closes it from whichever field has the focus. */}
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions */}
      <div
        ref={focusFirst}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && !event.defaultPrevented) close()
        }}
      >
        {open === 'quick' ? (
          <QuickLog people={[person]} onDone={close} onMore={(channel) => setOpen({ channel })} />
        ) : (
          <Suspense fallback={null}>
            <TouchForm people={[person]} channel={open.channel} onClose={close} />
          </Suspense>
        )}
      </div>
    </Card>
  )
}

function focusFirst(place: HTMLDivElement | null): void {
  if (place && !place.contains(document.activeElement)) place.querySelector('button')?.focus()
}
