import { Button, TextInput } from '@mantine/core'
import { useClipboard } from '@mantine/hooks'
import { Icon } from '../../kit/icon.tsx'
import css from './members.module.css'
import { words } from './members.words.ts'

/** A secret link, shown once, to hand over by hand. */
export function LinkToCopy({ link }: { link: string }) {
  const clipboard = useClipboard({ timeout: 3000 })
  return (
    <div className={css.link}>
      <TextInput
        label={words.link}
        readOnly
        value={link}
        onFocus={(event) => event.currentTarget.select()}
        data-autofocus
      />
      <Button
        variant="filled"
        leftSection={<Icon name={clipboard.copied ? 'check' : 'link'} />}
        onClick={() => clipboard.copy(link)}
      >
        {clipboard.copied ? words.copied : words.copy}
      </Button>
    </div>
  )
}
