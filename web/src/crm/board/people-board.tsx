import type { FieldView } from '@firsthand/contract/crm/fields'
import { type PersonRow, listPeople } from '@firsthand/contract/crm/people'
import type { PersonGroup } from '@firsthand/contract/crm/people-table'
import { useEffect, useState } from 'react'
import { usePages } from '../../api/hooks.ts'
import { Board } from '../../kit/board.tsx'
import { Link } from '../../kit/link.tsx'
import { useYou } from '../../shell/account.ts'
import { useGo } from '../../shell/address.ts'
import { groupName } from '../people/person-list-groups.tsx'
import { NextTouch } from '../people/person-table.tsx'
import { words as people } from '../people/people.words.ts'
import css from './board.module.css'
import { words } from './board.words.ts'
import { useBoardMove } from './use-board-move.ts'

type BoardProps = {
  label: string
  by: 'contactType' | 'touch' | 'field'
  field: FieldView | undefined
  groups: readonly PersonGroup[]
}

type Feed = { items: readonly PersonRow[]; more?: (() => void) | undefined; isLoadingMore: boolean }

/** People as cards under what they are to us, when to talk next, or a choice; a move writes it. */
export function PeopleBoard({ label, by, field, groups }: BoardProps) {
  const { may } = useYou()
  const go = useGo()
  const [feeds, setFeeds] = useState<Record<string, Feed>>({})
  const { move, moved } = useBoardMove({ by, field, titleOf: (key) => titleOf(groups, key) })
  const isHere = (key: string) => (person: PersonRow) => (moved[person.id]?.to ?? key) === key
  return (
    <>
      {groups.map((group) => (
        <ColumnFeed
          key={group.key}
          group={group}
          onChange={(feed) => setFeeds((all) => ({ ...all, [group.key]: feed }))}
        />
      ))}
      <Board
        label={label}
        columns={groups.map((group) => {
          const feed = feeds[group.key]
          const arrived = Object.values(moved).filter(
            (each) => each.to === group.key && each.from !== group.key,
          )
          const items = (feed?.items ?? []).filter(isHere(group.key))
          const news = arrived
            .map((each) => each.person)
            .filter((one) => !items.some((item) => item.id === one.id))
          return {
            id: group.key,
            title: groupName(group),
            detail: people.about(group.people.count, group.people.exact),
            items: [...news, ...items],
            ...(feed?.more && { more: feed.more }),
            isLoadingMore: feed?.isLoadingMore ?? false,
          }
        })}
        itemKey={(person) => person.id}
        itemName={(person) => person.name}
        renderItem={(person) => <PersonCard person={person} />}
        onOpen={(person) => go(`/people/${person.id}`)}
        {...(may('member') && { onMove: move })}
        empty={words.empty}
      />
    </>
  )
}

/** Reads one column, page after page, and tells the board. */
function ColumnFeed({ group, onChange }: { group: PersonGroup; onChange: (feed: Feed) => void }) {
  const people = usePages(listPeople, { also: group.also, limit: 30 }, { keepShowing: true })
  const count = people.items?.length
  const ids = people.items?.map((person) => person.id).join(' ')
  useEffect(() => {
    onChange({ items: people.items ?? [], more: people.loadMore, isLoadingMore: people.isLoadingMore })
    // The items are new objects at each drawing; who they are says whether they changed.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [ids, count, people.isLoadingMore, people.loadMore === undefined])
  return null
}

function PersonCard({ person }: { person: PersonRow }) {
  return (
    <div className={css.card}>
      <Link href={`/people/${person.id}`} tabIndex={-1}>
        {person.name}
      </Link>
      <span>{[person.roleTitle, person.organisation?.name].filter(Boolean).join(' · ')}</span>
      <NextTouch at={person.nextTouchAt} />
    </div>
  )
}

function titleOf(groups: readonly PersonGroup[], key: string): string {
  const group = groups.find((each) => each.key === key)
  return group ? groupName(group) : key
}
