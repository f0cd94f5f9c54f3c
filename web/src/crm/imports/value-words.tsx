import { NativeSelect, Table } from '@mantine/core'
import { type FieldView, listFields } from '@firsthand/contract/crm/fields'
import type { ImportOptions } from '@firsthand/contract/crm/imports'
import { contactTypes } from '@firsthand/contract/crm/people'
import { useOperation } from '../../api/hooks.ts'
import { formatNumber } from '../../kit/format.ts'
import { Section } from '../../kit/section.tsx'
import { contactTypeWords } from '../crm.words.ts'
import { type Preview, targetOf } from './columns-step.tsx'
import css from './imports.module.css'
import { words } from './imports.words.ts'

type Props = { preview: Preview; onOptions: (change: Partial<ImportOptions>) => void }

/** What the words of a column mean: those of the sample with how often they stand there. */
export function ValueWords({ preview, onOptions }: Props) {
  const { options, headers, mapping, values } = preview
  const fields = useOperation(listFields, {})
  const columns = values.flatMap((each) => {
    const choices = choicesOf(mapping[each.column], fields.data?.items ?? [])
    return choices ? [{ ...each, ...choices }] : []
  })
  if (columns.length === 0) return null

  function say(column: number, from: string, to: string) {
    const others = options.values.filter((each) => each.column !== column || each.from !== from)
    onOptions({ values: to === keep ? others : [...others, { column, from, to: to === leave ? '' : to }] })
  }

  return columns.map(({ column, values: found, choices, otherwise }) => (
    <Section key={column} title={words.valuesOf(headers[column] ?? '')}>
      <p className={css.hint}>{words.valuesText}</p>
      <Table className={css.values}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{words.word}</Table.Th>
            <Table.Th>{words.times}</Table.Th>
            <Table.Th>{words.means}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {found.map(({ value, count, means }) => (
            <Table.Tr key={value}>
              <Table.Td>{value}</Table.Td>
              <Table.Td>{formatNumber(count)}</Table.Td>
              <Table.Td>
                <NativeSelect
                  size="xs"
                  aria-label={words.meansOf(value)}
                  value={means === null ? keep : means === '' ? leave : means}
                  onChange={(event) => say(column, value, event.currentTarget.value)}
                  data={[
                    { value: keep, label: otherwise },
                    { value: leave, label: words.leaveWord },
                    ...choices,
                  ]}
                />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Section>
  ))
}

/** What the words of a column can mean; nothing where they are no words of a few. */
function choicesOf(target: Preview['mapping'][number] | undefined, fields: FieldView[]) {
  if (target === 'contact_type')
    return {
      choices: contactTypes.map((type) => ({ value: type as string, label: contactTypeWords[type] })),
      otherwise: words.keepInNote,
    }
  const field = fields.find((each) => each.type === 'choice' && target === targetOf(each))
  return field
    ? {
        choices: field.choices.map(({ label }) => ({ value: label, label })),
        otherwise: words.leaveRowOut,
      }
    : undefined
}

const keep = 'keep in the note'
const leave = 'leave out'
