import { NativeSelect, Table } from '@mantine/core'
import type { ImportOptions } from '@firsthand/contract/crm/imports'
import { contactTypes } from '@firsthand/contract/crm/people'
import { formatNumber } from '../../kit/format.ts'
import { Section } from '../../kit/section.tsx'
import { contactTypeWords } from '../crm.words.ts'
import type { Preview } from './columns-step.tsx'
import css from './imports.module.css'
import { words } from './imports.words.ts'

type Props = { preview: Preview; onOptions: (change: Partial<ImportOptions>) => void }

/** What the words of a column mean: those of the sample with how often they stand there. */
export function ValueWords({ preview, onOptions }: Props) {
  const { options, headers, mapping, values } = preview
  const columns = values.filter(({ column }) => mapping[column] === 'contact_type')
  if (columns.length === 0) return null

  function say(column: number, from: string, to: string) {
    const others = options.values.filter((each) => each.column !== column || each.from !== from)
    onOptions({ values: to === keep ? others : [...others, { column, from, to: to === leave ? '' : to }] })
  }

  return columns.map(({ column, values: found }) => (
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
                    { value: keep, label: words.keepInNote },
                    { value: leave, label: words.leaveWord },
                    ...contactTypes.map((type) => ({ value: type, label: contactTypeWords[type] })),
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

const keep = 'keep in the note'
const leave = 'leave out'
