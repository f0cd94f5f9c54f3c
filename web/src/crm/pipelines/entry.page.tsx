import { Button, Menu } from '@mantine/core'
import { showPipeline } from '@firsthand/contract/crm/pipelines'
import {
  type EntryView,
  listSalesRoles,
  showEntry,
  takeEntry,
  updateEntry,
} from '@firsthand/contract/crm/pipelines-entries'
import { listHandoffs } from '@firsthand/contract/crm/pipelines-handoffs'
import { Suspense, useState } from 'react'
import { useAct, useOperation } from '../../api/hooks.ts'
import { formatDate } from '../../kit/format.ts'
import { Link } from '../../kit/link.tsx'
import { PageHeader } from '../../kit/page-header.tsx'
import { Tag } from '../../kit/person-chip.tsx'
import { Card, Section } from '../../kit/section.tsx'
import { CardSkeleton, HeaderSkeleton } from '../../kit/skeletons.tsx'
import { showUndo } from '../../kit/undo-toast.tsx'
import { whenShown } from '../../kit/when-shown.tsx'
import { useYou } from '../../shell/account.ts'
import { useParam } from '../../shell/address.ts'
import { Broken } from '../../shell/mishap.tsx'
import { Page } from '../../shell/page.tsx'
import { EntryHistory, TimeInStages } from './entry-history.tsx'
import { EntryOwners } from './entry-owners.tsx'
import { HandoffState } from './handoff-state.tsx'
import css from './pipelines.module.css'
import { roleWords, words } from './pipelines.words.ts'
import { formatValue } from './value.ts'

const MoveDialog = whenShown(() => import('./move-dialog.tsx'))
const HandoffDialog = whenShown(() => import('./handoff-dialog.tsx'))
const EditEntryDialog = whenShown(() => import('./edit-entry-dialog.tsx'))

/** One person's way through a pipeline. */
export default function EntryPage() {
  const { data: entry, failure, isPending, retry } = useOperation(showEntry, { entry: useParam('entry') })
  return (
    <Page
      title={entry?.person.name ?? words.entry}
      crumbs={[
        { label: words.title, path: '/pipelines' },
        ...(entry ? [{ label: entry.pipeline.name, path: `/pipelines/${entry.pipeline.id}` as const }] : []),
      ]}
    >
      {failure ? <Broken isPage error={failure} retry={retry} /> : null}
      {isPending ? (
        <>
          <HeaderSkeleton />
          <CardSkeleton rows={5} />
        </>
      ) : null}
      {entry ? <Loaded entry={entry} /> : null}
    </Page>
  )
}

function Loaded({ entry }: { entry: EntryView }) {
  const { person, organisation, stage, title, value } = entry
  return (
    <>
      <PageHeader
        over={[stage.name, entry.lostReason?.name].filter(Boolean).join(' · ')}
        title={person.name}
        lead={
          <span className={css.line}>
            {title ? <span>{title}</span> : null}
            {organisation ? (
              <Link href={`/organisations/${organisation.id}`}>{organisation.name}</Link>
            ) : null}
            {value ? <span>{formatValue(value)}</span> : null}
            <Link href={`/people/${person.id}`}>{words.allAbout}</Link>
            {entry.mayContact ? null : <Tag>{words.noContact}</Tag>}
            {entry.isLate ? <span className={css.late}>{words.lateMark}</span> : null}
            {entry.archivedAt ? <span>{words.isPutAway}</span> : null}
          </span>
        }
        actions={<Actions entry={entry} />}
      />
      <div className={css.columns}>
        <div>
          <Section title={words.history} count={entry.moves.length}>
            <EntryHistory moves={entry.moves} />
          </Section>
          <Handoffs entry={entry.id} />
        </div>
        <div className={css.aside}>
          <Card title={words.owners}>
            <EntryOwners entry={entry} />
          </Card>
          <Card title={words.timeInStages}>
            <TimeInStages entry={entry} />
          </Card>
        </div>
      </div>
    </>
  )
}

function Actions({ entry }: { entry: EntryView }) {
  const { may } = useYou()
  const [dialog, setDialog] = useState<'move' | 'hand' | 'edit'>()
  const pipeline = useOperation(showPipeline, { pipeline: entry.pipeline.id })
  const you = useOperation(listSalesRoles, {}).data?.items.find((each) => each.isYou)
  const take = useAct(takeEntry)
  const put = useAct(updateEntry)
  if (!may('member')) return null
  const isOpen = entry.stage.goal === 'open' && entry.archivedAt === null
  const free = (you?.roles ?? []).filter((role) => !entry.owners.some((owner) => owner.role === role))
  const close = () => setDialog(undefined)
  const putAway = async () => {
    const { version } = await put.perform({ entry: entry.id, version: entry.version, archived: true })
    showUndo(words.putAwayDone, () => put.act({ entry: entry.id, version, archived: false }))
  }
  return (
    <>
      {entry.archivedAt === null ? (
        <Button variant="filled" onClick={() => setDialog('move')}>
          {words.move}
        </Button>
      ) : null}
      {isOpen && !entry.hasOffer ? <Button onClick={() => setDialog('hand')}>{words.handOver}</Button> : null}
      {isOpen
        ? free.map((role) => (
            <Button key={role} loading={take.isActing} onClick={() => take.act({ entry: entry.id, role })}>
              {free.length === 1 ? words.take : `${words.takeAs} ${roleWords[role]}`}
            </Button>
          ))
        : null}
      <Menu>
        <Menu.Target>
          <Button>{words.moreActions}</Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => setDialog('edit')}>{words.edit}</Menu.Item>
          {entry.archivedAt ? (
            <Menu.Item onClick={() => put.act({ entry: entry.id, version: entry.version, archived: false })}>
              {words.bringBack}
            </Menu.Item>
          ) : (
            <Menu.Item onClick={() => void putAway()}>{words.putAway}</Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      <Suspense fallback={null}>
        {dialog === 'move' && pipeline.data ? (
          <MoveDialog entry={entry} stages={pipeline.data.stages} onClose={close} />
        ) : null}
        {dialog === 'hand' ? <HandoffDialog entry={entry} onClose={close} /> : null}
        {dialog === 'edit' ? <EditEntryDialog entry={entry} onClose={close} /> : null}
      </Suspense>
    </>
  )
}

function Handoffs({ entry }: { entry: string }) {
  const handoffs = useOperation(listHandoffs, { entry, limit: 50 })
  if (!handoffs.data?.items.length) return null
  return (
    <Section title={words.handoffs} count={handoffs.data.items.length}>
      <ul className={css.history}>
        {handoffs.data.items.map((each) => (
          <li key={each.id}>
            <Link href={`/handoffs/${each.id}`}>
              {words.offeredBy(each.from.name, roleWords[each.toRole], each.to?.name)}
            </Link>
            <div className={css.faint}>
              {formatDate(each.offeredAt)} · <HandoffState handoff={each} />
            </div>
            {each.answerReason ? <div className={css.quote}>{each.answerReason}</div> : null}
          </li>
        ))}
      </ul>
    </Section>
  )
}
