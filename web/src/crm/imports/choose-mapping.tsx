import { NativeSelect } from '@mantine/core'
import type { ColumnTarget, ImportOptions, SavedMapping } from '@firsthand/contract/crm/imports'
import { listMappings } from '@firsthand/contract/crm/imports-mappings'
import { useState } from 'react'
import { useOperation } from '../../api/hooks.ts'
import { applyMapping } from './apply-mapping.ts'
import type { Preview } from './columns-step.tsx'
import css from './imports.module.css'
import { words } from './imports.words.ts'

export type ChooseMappingProps = {
  preview: Preview
  onApply: (mapping: ColumnTarget[], options: Partial<ImportOptions>) => void
}

/** Reads the columns as one of the saved mappings says, or as they look by themselves. Nothing where none is saved. */
export function ChooseMapping({ preview, onApply }: ChooseMappingProps) {
  const saved = useOperation(listMappings, {}).data?.items ?? []
  const [chosen, setChosen] = useState(preview.saved?.id)
  if (saved.length === 0) return null
  const fitting = saved.filter((each) => isApplied(each, preview))
  const shown = fitting.find(({ id }) => id === chosen) ?? fitting[0]
  return (
    <div className={css.mappings}>
      <NativeSelect
        size="xs"
        label={words.readAs}
        value={shown?.id ?? ''}
        onChange={(event) => {
          const id = event.currentTarget.value
          setChosen(id)
          const mapping = saved.find((each) => each.id === id)
          if (!mapping)
            return onApply(
              preview.guesses.map(({ target }): ColumnTarget => target),
              {},
            )
          const applied = applyMapping(mapping, preview)
          onApply(applied.mapping, applied.options)
        }}
        data={[
          { value: '', label: words.asItLooks },
          ...saved.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
    </div>
  )
}

function isApplied(saved: SavedMapping, preview: Preview): boolean {
  return applyMapping(saved, preview).mapping.every((target, column) => target === preview.mapping[column])
}
