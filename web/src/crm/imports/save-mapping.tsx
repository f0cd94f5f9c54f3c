import { Button } from '@mantine/core'
import { saveMapping } from '@firsthand/contract/crm/imports-mappings'
import { useState } from 'react'
import { TextField } from '../../kit/fields.tsx'
import { upTo } from '../../kit/limits.ts'
import { useAct } from '../../api/hooks.ts'
import type { Preview } from './columns-step.tsx'
import css from './imports.module.css'
import { words } from './imports.words.ts'

/** Keeps what the columns are for the next file with the same columns. */
export function SaveMapping({
  preview: { headers, mapping, options, saved },
  isRefreshing,
  onSaved,
}: {
  preview: Preview
  isRefreshing: boolean
  onSaved: () => void
}) {
  const [name, setName] = useState<string>()
  const save = useAct(saveMapping, {
    onDone: () => {
      setName(undefined)
      onSaved()
    },
  })
  if (name === undefined)
    return (
      <Button variant="subtle" onClick={() => setName(saved?.name ?? '')}>
        {words.saveMapping}
      </Button>
    )
  return (
    <form
      className={css.save}
      onSubmit={(event) => {
        event.preventDefault()
        if (name.trim() !== '' && !isRefreshing) save.act({ name, headers, mapping, options })
      }}
    >
      <TextField
        size="xs"
        label={words.mappingName}
        value={name}
        limits={upTo(80)}
        data-autofocus
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Button type="submit" size="xs" loading={save.isActing || isRefreshing}>
        {words.save}
      </Button>
    </form>
  )
}
