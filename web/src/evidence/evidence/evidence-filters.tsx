import { listFields } from '@firsthand/contract/crm/fields'
import { showOrganisation } from '@firsthand/contract/crm/organisations'
import { showPerson } from '@firsthand/contract/crm/people'
import { listCodes } from '@firsthand/contract/evidence/codes'
import type { Pressure } from '@firsthand/contract/evidence/pressures'
import { type EvidenceKind, evidenceKinds } from '@firsthand/contract/evidence/kinds'
import { Button, Menu, SegmentedControl } from '@mantine/core'
import type { ReactNode } from 'react'
import { useOperation } from '../../api/hooks.ts'
import { FilterBar } from '../../kit/filter-bar.tsx'
import { Icon } from '../../kit/icon.tsx'
import { KindMark } from '../../kit/kind-mark.tsx'
import css from './evidence.module.css'
import { words as understanding } from '../understanding/understanding.words.ts'
import { words } from './evidence.words.ts'

/** What the list is narrowed to, as the address holds it; empty text is no filter. */
export type Narrowed = {
  kind: string
  hearing: string
  cited: string
  person: string
  code: string
  codesAll: string
  codesAny: string
  exact: string
  study: string
  source: string
  yours: string
  praise: string
  counted: string
  type: string
  organisation: string
  choice: string
  pressure: string
  withdrawn: string
}

export type EvidenceFiltersProps = {
  search: { value: string; onChange: (value: string) => void }
  narrowed: Narrowed
  onNarrow: (name: keyof Narrowed, value: string) => void
  onClear: () => void
  /** What the one source is called that the list is narrowed to. */
  sourceTitle?: string | undefined
  view: 'reading' | 'rows'
  onView: (view: 'reading' | 'rows') => void
  count: ReactNode
}

/** Search, what the list is narrowed to, and how it is shown. */
export function EvidenceFilters({
  search,
  narrowed,
  onNarrow,
  onClear,
  sourceTitle,
  view,
  onView,
  count,
}: EvidenceFiltersProps) {
  const person = useOperation(showPerson, { person: narrowed.person }, { enabled: narrowed.person !== '' })
  const codes = useOperation(
    listCodes,
    { counted: false },
    { enabled: narrowed.code + narrowed.codesAll + narrowed.codesAny !== '' },
  )
  const organisation = useOperation(
    showOrganisation,
    { organisation: narrowed.organisation },
    { enabled: narrowed.organisation !== '' },
  )
  const fields = useOperation(listFields, {}, { enabled: narrowed.choice !== '' })
  const choice = fields.data?.items.flatMap(({ choices }) => choices).find(({ id }) => id === narrowed.choice)
  const nameOf = (ids: string) =>
    ids.split(',').map((each) => codes.data?.items.find(({ id }) => id === each)?.name ?? '…')
  const active = (Object.keys(narrowed) as (keyof Narrowed)[])
    .filter((name) => narrowed[name] !== '')
    // How codes are meant is no filter of its own.
    .filter((name) => name !== 'exact')
    .map((name) => ({
      id: name,
      label: labelOf(name, narrowed[name], {
        person: person.data?.name,
        codes: nameOf(narrowed[name]),
        organisation: organisation.data?.name,
        choice: choice?.label,
        source: sourceTitle,
      }),
      onRemove: () => onNarrow(name, ''),
    }))
  return (
    <FilterBar
      search={{ ...search, placeholder: words.find }}
      active={active}
      onClear={onClear}
      count={count}
      actions={
        <SegmentedControl
          className={css.views}
          aria-label={words.view}
          value={view}
          onChange={onView}
          data={[
            { value: 'reading', label: words.views.reading },
            { value: 'rows', label: words.views.rows },
          ]}
        />
      }
    >
      <Menu position="bottom-start">
        <Menu.Target>
          <Button leftSection={<Icon name="filter" />}>{words.filter}</Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>{words.filters.kind}</Menu.Label>
          {evidenceKinds.map((kind) => (
            <Menu.Item key={kind} onClick={() => onNarrow('kind', kind)}>
              <KindMark kind={kind} />
            </Menu.Item>
          ))}
          <Menu.Label>{words.filters.hearing}</Menu.Label>
          {(['you', 'team', 'relayed'] as const).map((hearing) => (
            <Menu.Item key={hearing} onClick={() => onNarrow('hearing', hearing)}>
              {words.hearing[hearing]}
            </Menu.Item>
          ))}
          <Menu.Label>{words.filters.cited}</Menu.Label>
          <Menu.Item onClick={() => onNarrow('cited', 'no')}>{words.cited.no}</Menu.Item>
          <Menu.Item onClick={() => onNarrow('cited', 'yes')}>{words.cited.yes}</Menu.Item>
          <Menu.Divider />
          <Menu.Item onClick={() => onNarrow('withdrawn', 'yes')}>{words.showWithdrawn}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </FilterBar>
  )
}

function labelOf(
  name: keyof Narrowed,
  value: string,
  names: Partial<Record<'person' | 'organisation' | 'choice' | 'source', string | undefined>> & {
    codes: string[]
  },
): string {
  const { person, codes, organisation, choice, source } = names
  if (name === 'kind') return words.kinds[value as EvidenceKind] ?? value
  if (name === 'hearing') return words.hearing[value as 'you'] ?? value
  if (name === 'cited') return words.cited[value as 'yes'] ?? value
  if (name === 'code') return words.withCode(codes[0] ?? '…')
  if (name === 'codesAll') return words.withCodes.all(codes)
  if (name === 'codesAny') return words.withCodes.any(codes)
  if (name === 'study') return words.ofStudy
  if (name === 'source') return source ? words.from(source) : words.ofConversation
  if (name === 'yours') return words.ofYours
  if (name === 'praise') return words.judged[value as 'praise'] ?? value
  if (name === 'counted') return words.counted
  if (name === 'type') return words.of(value.replaceAll('_', ' '))
  if (name === 'organisation') return words.of(organisation ?? '…')
  if (name === 'choice') return words.of(choice ?? '…')
  if (name === 'pressure') return words.readAs(understanding.pressure[value as Pressure] ?? value)
  return name === 'person' ? words.of(person ?? '…') : words.withdrawnFilter
}
