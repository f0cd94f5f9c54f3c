import { listOrganisations } from '@firsthand/contract/crm/organisations'
import { listPeople } from '@firsthand/contract/crm/people'
import { listCodes } from '@firsthand/contract/evidence/codes'
import { useDebouncedValue } from '@mantine/hooks'
import { useOperation } from '../../api/hooks.ts'
import type { FilterGroup } from '../../kit/filter-menu.tsx'
import { fitting } from '../../kit/fitting.ts'
import { useOffered } from '../../shell/offers.ts'
import { pathsOf } from '../codes/paths.ts'
import type { Part } from './filter-choices.tsx'
import { words } from './filter.words.ts'
import { type Narrowed, mostOf, partsOf } from './narrowed.ts'

const codeParts = ['codesAll', 'codesAny', 'codesNone'] as const
type CodePart = (typeof codeParts)[number]

/** The choices of a filter that are found by typing: people, organisations, studies, conversations and codes. */
export function useFoundChoices(part: Part | undefined, typed: string, narrowed: Narrowed) {
  const [asked] = useDebouncedValue(typed.trim(), 150)
  const q = asked || undefined
  const show = { keepShowing: true }
  const people = useOperation(listPeople, { q, limit: 20 }, { ...show, enabled: part === 'person' })
  const organisations = useOperation(
    listOrganisations,
    { q, limit: 20 },
    { ...show, enabled: part === 'organisation' },
  )
  const studies = useOffered('study', asked, { enabled: part === 'study' })
  const talks = useOffered('conversation', asked, { enabled: part === 'source' })
  const codePart = codeParts.find((each) => each === part)
  const codes = useOperation(listCodes, { counted: false }, { ...show, enabled: codePart !== undefined })
  const options = (found: { id: string; name: string }[] = []) => [
    {
      options: found.map(({ id, name }) => ({
        value: `${part}=${id}`,
        label: name,
        isOn: partsOf(narrowed[part as CodePart]).includes(id),
      })),
    },
  ]
  switch (part) {
    case 'person':
      return { groups: options(people.data?.items.map(withOrganisation)), isPending: people.isPending }
    case 'organisation':
      return { groups: options(organisations.data?.items), isPending: organisations.isPending }
    case 'study':
      return { groups: options(studies.data), isPending: studies.isPending }
    case 'source':
      return { groups: options(talks.data), isPending: talks.isPending }
    case 'codesAll':
    case 'codesAny':
    case 'codesNone': {
      const paths = pathsOf(codes.data?.items ?? [])
      const all = options([...paths].map(([id, name]) => ({ id, name })))
      return {
        groups: fitting(isFull(narrowed, part) ? chosenOf(all) : all, typed),
        isPending: codes.isPending,
      }
    }
    default:
      return undefined
  }
}

function withOrganisation({
  id,
  name,
  organisation,
}: {
  id: string
  name: string
  organisation: { name: string } | null
}) {
  return { id, name: organisation ? `${name} · ${organisation.name}` : name }
}

function isFull(narrowed: Narrowed, part: CodePart): boolean {
  return partsOf(narrowed[part]).length >= mostOf(part)
}

function chosenOf(groups: FilterGroup[]): FilterGroup[] {
  return groups.map(({ options }) => ({
    label: words.full(mostOf('codesAll')),
    options: options.filter(({ isOn }) => isOn),
  }))
}
