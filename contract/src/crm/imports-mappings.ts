import { z } from 'zod'
import { operation } from '../core/operation.ts'
import { Id, Nothing, line } from '../core/shapes.ts'
import { ImportOptions, Mapping, SavedMapping } from './imports-table.ts'

export const saveMapping = operation({
  name: 'import_mappings.save',
  summary: 'Save what the columns of a table are under a name, for the next file with the same columns.',
  method: 'POST',
  path: '/import-mappings',
  allows: 'member',
  input: z.object({
    name: line(80),
    headers: z.array(z.string().max(2_000)).min(1).max(500),
    mapping: Mapping,
    options: ImportOptions.partial().optional(),
  }),
  output: SavedMapping,
})

export const listMappings = operation({
  name: 'import_mappings.list',
  summary: 'List the saved mappings of imports, by name.',
  method: 'GET',
  path: '/import-mappings',
  allows: 'viewer',
  input: z.object({}),
  output: z.object({ items: z.array(SavedMapping) }),
})

export const deleteMapping = operation({
  name: 'import_mappings.delete',
  summary: 'Delete a saved mapping. What was imported with it stays.',
  method: 'DELETE',
  path: '/import-mappings/{mapping}',
  allows: 'member',
  input: z.object({ mapping: Id }),
  output: Nothing,
})
