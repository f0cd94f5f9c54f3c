import { Button, TextInput } from '@mantine/core'
import { useClipboard } from '@mantine/hooks'
import type { ReactNode } from 'react'
import { Icon } from '../../kit/icon.tsx'
import css from './connections.module.css'
import { words } from './connections.words.ts'

/** Something secret that is shown once, to copy. */
export function Secret({ label, value, lead, more, onClose }: SecretProps) {
  const clipboard = useClipboard({ timeout: 3000 })
  return (
    <div className={css.dialog}>
      <p>{lead ?? words.once}</p>
      <div className={css.secret}>
        <TextInput
          label={label}
          readOnly
          value={value}
          onFocus={(event) => event.currentTarget.select()}
          data-autofocus
        />
        <Button
          variant="filled"
          leftSection={<Icon name={clipboard.copied ? 'check' : 'link'} />}
          onClick={() => clipboard.copy(value)}
        >
          {clipboard.copied ? words.copied : words.copy}
        </Button>
      </div>
      <div className={css.actions}>
        {more}
        <Button onClick={onClose}>{words.done}</Button>
      </div>
    </div>
  )
}

type SecretProps = { label: string; value: string; lead?: string; more?: ReactNode; onClose: () => void }
