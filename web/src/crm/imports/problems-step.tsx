import { Button, Radio } from '@mantine/core'
import { type ContactType, contactTypes } from '@firsthand/contract/crm/people'
import { ChoiceField } from '../../kit/fields.tsx'
import { Icon } from '../../kit/icon.tsx'
import { PageHeader } from '../../kit/page-header.tsx'
import { Refused } from '../../kit/refused.tsx'
import { Section } from '../../kit/section.tsx'
import { contactTypeWords } from '../crm.words.ts'
import type { Preview } from './columns-step.tsx'
import css from './imports.module.css'
import { words } from './imports.words.ts'
import { RowsTable } from './rows-table.tsx'

export type Options = { known: 'update' | 'skip'; contactType: ContactType | undefined }

export type ProblemsStepProps = {
  preview: Preview
  options: Options
  onOptions: (options: Options) => void
  refusal: string | undefined
  isStarting: boolean
  onBack: () => void
  onStart: () => void
}

/** The third step: which rows will be left out and what happens to people we know, before anything does. */
export function ProblemsStep({
  preview,
  options,
  onOptions,
  refusal,
  isStarting,
  onBack,
  onStart,
}: ProblemsStepProps) {
  const { headers, mapping, rows, refused, problemCount, knownCount, rowsLookedAt, rowsInFile } = preview
  const good = rowsLookedAt - problemCount
  const isLeftOut = (column: number) => mapping[column] === 'ignore'
  return (
    <>
      <PageHeader title={words.problemsQuestion} />
      <ul className={css.summary}>
        <li>
          <Icon name="check" size={12} />
          {words.willImport(good, !rowsInFile.exact)}
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
      <div className={css.options}>
        <Radio.Group
          label={words.known}
          value={options.known}
          onChange={(known) => onOptions({ ...options, known: known as Options['known'] })}
        >
          <div className={css.radios}>
            {Object.entries(words.knownChoices).map(([value, label]) => (
              <Radio key={value} value={value} label={label} />
            ))}
          </div>
        </Radio.Group>
        <ChoiceField
          label={words.typeForAll}
          placeholder={words.typeNone}
          clearable
          limits={{ required: false, options: [...contactTypes] }}
          optionWords={contactTypeWords}
          value={options.contactType ?? null}
          onChange={(value) =>
            onOptions({ ...options, contactType: (value ?? undefined) as ContactType | undefined })
          }
        />
      </div>
      <Section
        title={refused.length > 0 ? words.leftOut : words.allRows}
        count={refused.length > 0 ? problemCount : undefined}
      >
        <RowsTable
          label={refused.length > 0 ? words.leftOut : words.allRows}
          headers={headers}
          rows={refused.length > 0 ? refused : rows}
          isLeftOut={isLeftOut}
        />
      </Section>
      {refusal ? <Refused title={refusal} /> : null}
      <div className={css.actions}>
        <Button onClick={onBack}>{words.back}</Button>
        <Button variant="filled" loading={isStarting} onClick={onStart}>
          {words.start(good, rowsInFile.exact)}
        </Button>
      </div>
    </>
  )
}
