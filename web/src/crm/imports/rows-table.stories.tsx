import type { PreviewRow } from '@firsthand/contract/crm/imports'
import { CardSkeleton } from '../../kit/skeletons.tsx'
import { RowsTable } from './rows-table.tsx'
import { Steps } from './steps.tsx'

const headers = ['Full name', 'E-mail', 'Company', 'Tags']

const row = (line: number, change: Partial<PreviewRow> = {}): PreviewRow => ({
  line,
  cells: [`Nele Brandt ${line}`, `nele${line}@rides.example`, 'Rapid Rides', 'courier'],
  problems: [],
  ...change,
})

const refused = row(3, {
  cells: [
    'Wrong Row',
    'not an address',
    'A name of a company that is much longer than its column and goes on',
    '',
  ],
  problems: [
    {
      column: 1,
      code: 'email_invalid',
      message: '“not an address” is not an e-mail address. Correct it, or leave the cell empty.',
      value: 'not an address',
      refuses: true,
    },
  ],
})

const remarked = row(4, {
  problems: [
    {
      column: 3,
      code: 'contact_type_unknown',
      message: 'This is no contact type of Firsthand. It is kept in the note.',
      value: 'courier',
      refuses: false,
    },
  ],
})

export const Few = () => <RowsTable label="Rows" headers={headers} rows={[row(2), refused, remarked]} />

export const Many = () => (
  <RowsTable
    label="Rows of a long file"
    headers={headers}
    rows={Array.from({ length: 50 }, (_, place) => row(place + 2))}
  />
)

export const Column_left_out = () => (
  <RowsTable
    label="Rows, one column left out"
    headers={headers}
    rows={[row(2)]}
    isLeftOut={(column) => column === 3}
  />
)

export const Loading = () => <CardSkeleton rows={6} />

export const Steps_of_an_import = () => <Steps at={2} />
