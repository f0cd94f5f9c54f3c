import { Button } from '@mantine/core'
import { lazy } from 'react'
import type { ComponentType } from 'react'
import { words } from './kit.words.ts'
import { Refused } from './refused.tsx'
import { untilThere } from './until-there.ts'

/**
 * A part whose code is fetched when it is first shown, such as a dialog. Where it cannot be fetched, that is said in its
 * place: the page around it stands, with all that was typed there.
 */
export function whenShown<Props extends object>(
  load: () => Promise<{ default: ComponentType<Props> }>,
  missing: ComponentType<Props> = Missing,
) {
  return lazy<ComponentType<Props>>(() => untilThere(load).catch(() => ({ default: missing })))
}

/** Stands where a part should; what is too narrow for it says so in another way. */
export function Missing() {
  return (
    <Refused
      title={words.partMissing}
      todo={words.partMissingTodo}
      actions={<Button onClick={() => location.reload()}>{words.loadAgain}</Button>}
    />
  )
}
