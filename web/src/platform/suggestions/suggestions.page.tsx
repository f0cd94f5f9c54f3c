import { Button, SegmentedControl } from '@mantine/core'
import { type SuggestionView, listSuggestions } from '@firsthand/contract/platform/suggestions'
import { useRef, useState } from 'react'
import { usePages } from '../../api/hooks.ts'
import { EmptyState } from '../../kit/empty-state.tsx'
import { PageHeader } from '../../kit/page-header.tsx'
import { ListSkeleton } from '../../kit/skeletons.tsx'
import { useHotkeyScope } from '../../kit/use-hotkey-scope.ts'
import { useRowKeys } from '../../kit/use-row-keys.ts'
import { useYou } from '../../shell/account.ts'
import { useAddressState, useGo } from '../../shell/address.ts'
import { Broken } from '../../shell/mishap.tsx'
import { Page } from '../../shell/page.tsx'
import { SuggestionCard, useAccept } from './suggestion-card.tsx'
import css from './suggestions.module.css'
import { words } from './suggestions.words.ts'

const states = ['waiting', 'accepted', 'rejected'] as const
type State = (typeof states)[number]

/** What programs would change, and the decision about each. */
export default function SuggestionsPage() {
  const [chosen, setChosen] = useAddressState('state')
  const state: State = states.find((each) => each === chosen) ?? 'waiting'
  const everyMs = state === 'waiting' ? 15_000 : false
  const suggestions = usePages(listSuggestions, { state, limit: 30 }, { everyMs })
  return (
    <Page title={words.title} width="reading">
      <PageHeader title={words.heading} lead={words.lead} />
      <div className={css.bar}>
        <SegmentedControl
          aria-label={words.which}
          value={state}
          onChange={(value) => setChosen(value === 'waiting' ? '' : value)}
          data={states.map((value) => ({ value, label: words.states[value] }))}
        />
      </div>
      {suggestions.failure ? <Broken error={suggestions.failure} retry={suggestions.retry} /> : null}
      {suggestions.isPending ? <ListSkeleton rows={4} /> : null}
      {suggestions.items?.length === 0 ? <NothingHere state={state} /> : null}
      {suggestions.items && suggestions.items.length > 0 ? (
        <SuggestionList key={state} items={suggestions.items} />
      ) : null}
      {suggestions.loadMore ? (
        <Button
          className={css.more}
          variant="subtle"
          fullWidth
          loading={suggestions.isLoadingMore}
          onClick={suggestions.loadMore}
        >
          {words.more}
        </Button>
      ) : null}
    </Page>
  )
}

/** Worked through with the keyboard: j and k move, a accepts, r rejects. */
function SuggestionList({ items }: { items: SuggestionView[] }) {
  const list = useRef<HTMLUListElement>(null)
  const mayDecide = useYou().may('member')
  const [rejecting, setRejecting] = useState<string>()
  const rows = useRowKeys(list, { keys: items.map(({ id }) => id), fromAnywhere: true })
  const acts = useRef(new Map<string, () => void>())
  const current = items[rows.active]
  useHotkeyScope(
    [
      {
        keys: 'a',
        does: words.acceptKey,
        group: words.keys,
        run: () => current && acts.current.get(current.id)?.(),
      },
      { keys: 'r', does: words.rejectKey, group: words.keys, run: () => setRejecting(current?.id) },
    ],
    { enabled: mayDecide && current?.state === 'waiting' },
  )
  return (
    <ul className={css.list} aria-label={words.list} ref={list}>
      {items.map((suggestion, index) => (
        // Roving focus, as in every list: the row takes the keys.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
        <li
          key={suggestion.id}
          className={css.card}
          data-row
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
          tabIndex={index === rows.active ? 0 : -1}
          onFocus={() => rows.setActive(index)}
          onKeyDown={rows.onKeyDown}
        >
          <Deciding
            suggestion={suggestion}
            isRejecting={rejecting === suggestion.id}
            onReject={(on) => setRejecting(on ? suggestion.id : undefined)}
            keep={(accept) => acts.current.set(suggestion.id, accept)}
          />
        </li>
      ))}
    </ul>
  )
}

type DecidingProps = {
  suggestion: SuggestionView
  isRejecting: boolean
  onReject: (rejecting: boolean) => void
  keep: (accept: () => void) => void
}

function Deciding({ suggestion, isRejecting, onReject, keep }: DecidingProps) {
  const accept = useAccept()
  keep(() => accept.act({ suggestion: suggestion.id }))
  return <SuggestionCard {...{ suggestion, accept, isRejecting, onReject }} />
}

function NothingHere({ state }: { state: State }) {
  const go = useGo()
  const { example } = words
  return (
    <EmptyState
      title={words.none[state]}
      text={state === 'waiting' ? words.noneText : undefined}
      action={
        state === 'waiting' ? (
          <Button variant="filled" onClick={() => go('/settings/connections')}>
            {words.connect}
          </Button>
        ) : null
      }
      example={
        <div className={css.card}>
          <div className={css.head}>
            <strong>{example.what}</strong>
          </div>
          <div className={css.quiet}>{example.who}</div>
          <dl className={css.changes}>
            <div>
              <dt>{example.field}</dt>
              <dd>{example.value}</dd>
            </div>
          </dl>
        </div>
      }
    />
  )
}
