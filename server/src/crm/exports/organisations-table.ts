import { type OrganisationRow, listOrganisations } from '@firsthand/contract/crm/organisations'
import type { ListTable } from '../../platform/domain.ts'
import type { Cell } from '../../platform/spreadsheet/cell.ts'
import { fieldColumns } from './field-columns.ts'

const own: { heading: string; cell(row: OrganisationRow): Cell }[] = [
  { heading: 'id', cell: (row) => row.id },
  { heading: 'name', cell: (row) => row.name },
  { heading: 'website', cell: (row) => row.website },
  { heading: 'peopleCount', cell: (row) => row.peopleCount },
  { heading: 'createdAt', cell: (row) => ({ instant: row.createdAt }) },
]

/** The list of organisations as a table with a column for each of the workspace's own fields. */
export const organisationsTable: ListTable = {
  list: listOrganisations.name,
  async open(ctx) {
    const fields = await fieldColumns(
      ctx,
      'organisation',
      own.map((column) => column.heading),
    )
    return {
      heading: [...own, ...fields].map((column) => column.heading),
      rows: async (_, items) =>
        (items as OrganisationRow[]).map((row) => [
          ...own.map((column) => column.cell(row)),
          ...fields.map((field) => field.cell(row.fields[field.key])),
        ]),
    }
  },
}
