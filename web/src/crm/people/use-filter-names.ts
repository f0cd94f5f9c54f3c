import type { Operation } from '@firsthand/contract/core/operation'
import { type FieldView, listFields } from '@firsthand/contract/crm/fields'
import { showImport } from '@firsthand/contract/crm/imports'
import { showList } from '@firsthand/contract/crm/lists'
import { showOrganisation } from '@firsthand/contract/crm/organisations'
import { showPerson } from '@firsthand/contract/crm/people'
import type { PersonCondition, PersonFilter } from '@firsthand/contract/crm/person-filter'
import { useQueries } from '@tanstack/react-query'
import { call } from '../../api/client.ts'
import { useOperation } from '../../api/hooks.ts'
import { keyOf } from '../../api/queries.ts'
import { useWorkspaceId } from '../../api/workspace.tsx'
import { type Names, filterWords } from './person-filter.words.ts'

/** The names of the organisations, people, lists and fields that a filter mentions by id. */
export function useFilterNames(filter: PersonFilter): Names & { fields: FieldView[] } {
  const workspace = useWorkspaceId()
  const fields = useOperation(listFields, { of: 'person' })
  const asked = conditionsOf(filter).flatMap(mentioned)
  const names = useQueries({
    queries: asked.map(({ operation, sent, id }) => ({
      queryKey: keyOf(operation, workspace, sent),
      queryFn: () => call(operation, sent as never, { workspace }),
      select: (answer: unknown) => ({ id, name: nameIn(answer) }),
    })),
    combine: (results) =>
      new Map(results.flatMap((each) => (each.data ? [[each.data.id, each.data.name]] : []))),
  })
  const items = fields.data?.items ?? []
  return {
    of: (id) => names.get(id) ?? filterWords.unknown,
    field: (id) => items.find((field) => field.id === id),
    fields: items,
  }
}

function conditionsOf(filter: PersonFilter): PersonCondition[] {
  return filter.conditions.flatMap((each) => ('conditions' in each ? each.conditions : [each]))
}

function mentioned(
  condition: PersonCondition,
): { operation: Operation; sent: Record<string, string>; id: string }[] {
  switch (condition.what) {
    case 'organisation':
      return condition.value.map((id) => ({ operation: showOrganisation, sent: { organisation: id }, id }))
    case 'introducedBy':
      return condition.value.map((id) => ({ operation: showPerson, sent: { person: id }, id }))
    case 'list':
      return condition.value.map((id) => ({ operation: showList, sent: { list: id }, id }))
    case 'import':
      return condition.value.map((id) => ({ operation: showImport, sent: { import: id }, id }))
    default:
      return []
  }
}

function nameIn(answer: unknown): string {
  const { name, fileName } = answer as { name?: string; fileName?: string }
  return name ?? fileName ?? filterWords.unknown
}
