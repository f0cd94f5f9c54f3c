import { Button } from '@mantine/core'
import type { ButtonProps } from '@mantine/core'
import type { ComponentPropsWithRef } from 'react'
import { words } from './today.words.ts'

type NotNowButtonProps = ButtonProps &
  Omit<ComponentPropsWithRef<'button'>, keyof ButtonProps> & { name: string }

/** Opens the choice of how long somebody is put off. */
export function NotNowButton({ name, ...props }: NotNowButtonProps) {
  return (
    <Button variant="subtle" color="gray" aria-haspopup="menu" {...props} aria-label={words.notNowFor(name)}>
      {words.notNow}
    </Button>
  )
}
