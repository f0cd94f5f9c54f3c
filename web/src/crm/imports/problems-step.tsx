import { Button, Checkbox } from '@mantine/core'
import type { Corrections, ImportOptions } from '@firsthand/contract/crm/imports'
import { formatDateTime } from '../../kit/format.ts'
import { Icon } from '../../kit/icon.tsx'
import { PageHeader } from '../../kit/page-header.tsx'
import { Refused } from '../../kit/refused.tsx'
import { CheckedRows } from './checked-rows.tsx'
import type { Preview } from './columns-step.tsx'
import css from './imports.module.css'
import { words } from './imports.words.ts'
import { OptionFields } from './option-fields.tsx'
import { ValueWords } from './value-words.tsx'

export type ProblemsStepProps = {
  preview: Preview
  /** The saved mapping that was used by itself. */
  savedName: string | undefined
  onOptions: (change: Partial<ImportOptions>) => void
  corrections: Corrections
  onCorrections: (corrections: Corrections) => void
  isAgain: boolean
  onAgain: (isAgain: boolean) => void
  refusal: string | undefined
  isStarting: boolean
  onBack: () => void
  onStart: () => void
}

/** The third step: which rows will be left out and what happens to people we know, before anything does. */
export function ProblemsStep(props: ProblemsStepProps) {
  const { preview, onOptions, isAgain, onAgain, refusal, isStarting, onBack, onStart } = props
  const { corrections, onCorrections, savedName } = props
  const { problemCount, rowsLookedAt, rowsInFile, importedBefore } = preview
  const good = rowsLookedAt - problemCount
  return (
    <>
      <PageHeader title={words.problemsQuestion} lead={leadOf(preview)} />
      <Summary preview={preview} />
      {savedName ? <p className={css.hint}>{words.readAsSaved(savedName)}</p> : null}
      {importedBefore ? (
        <div className={css.before} role="note">
          <p>
            <Icon name="warning" size={12} />{' '}
            {words.importedBefore(importedBefore.fileName, formatDateTime(importedBefore.at))}
          </p>
          <Checkbox
            label={words.again}
            checked={isAgain}
            onChange={(event) => onAgain(event.currentTarget.checked)}
          />
        </div>
      ) : null}
      <OptionFields preview={preview} onOptions={onOptions} />
      <ValueWords preview={preview} onOptions={onOptions} />
      <CheckedRows preview={preview} corrections={corrections} onCorrections={onCorrections} />
      {refusal ? <Refused title={refusal} /> : null}
      <div className={css.actions}>
        <Button onClick={onBack}>{words.back}</Button>
        <Button
          variant="filled"
          loading={isStarting}
          disabled={importedBefore !== null && !isAgain}
          onClick={onStart}
        >
          {words.start(good, rowsInFile.exact)}
        </Button>
      </div>
    </>
  )
}

function leadOf({ program, saved }: Preview): string | undefined {
  if (saved) return words.savedFound(saved.name)
  return program ? words.programFound(words.programs[program]!) : undefined
}

function Summary({ preview }: { preview: Preview }) {
  const { problemCount, knownCount, rowsLookedAt, rowsInFile } = preview
  return (
    <ul className={css.summary}>
      <li>
        <Icon name="check" size={12} />
        {words.willImport(rowsLookedAt - problemCount, !rowsInFile.exact)}
      </li>
      <li>
        <Icon name={problemCount > 0 ? 'warning' : 'check'} size={12} />
        {words.willRefuse(problemCount)}
      </li>
      <li>
        <Icon name="people" size={12} />
        {words.areKnown(knownCount)}
      </li>
      {rowsInFile.exact ? null : <li className={css.hint}>{words.lookedAt(rowsLookedAt)}</li>}
    </ul>
  )
}
