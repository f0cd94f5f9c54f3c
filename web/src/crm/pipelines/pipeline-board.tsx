import { type PipelineView, listLostReasons } from '@firsthand/contract/crm/pipelines'
import { type EntryRow, moveEntry, showBoard } from '@firsthand/contract/crm/pipelines-entries'
import { Suspense, useState } from 'react'
import { useAct, useAnswers, useOperation, usePrefetch } from '../../api/hooks.ts'
import { Board } from '../../kit/board.tsx'
import { CardSkeleton } from '../../kit/skeletons.tsx'
import { showRefused, showUndo } from '../../kit/undo-toast.tsx'
import { whenShown } from '../../kit/when-shown.tsx'
import { useYou } from '../../shell/account.ts'
import { useGo } from '../../shell/address.ts'
import { Broken } from '../../shell/mishap.tsx'
import { EntryCard } from './entry-card.tsx'
import { nameOf } from './entry-words.ts'
import { words } from './pipelines.words.ts'
import { formatValue } from './value.ts'

const MoveDialog = whenShown(() => import('./move-dialog.tsx'))
const step = 30

type Asked = { entry: EntryRow; to: string; refusal?: string }

/** A pipeline as columns. What needs a word (a loss, a full quota) asks for it. */
export function PipelineBoard({ pipeline, owner }: { pipeline: PipelineView; owner: string | undefined }) {
  const [perStage, setPerStage] = useState(step)
  const sent = { pipeline: pipeline.id, owner, perStage }
  const board = useOperation(showBoard, sent, { keepShowing: true })
  const answers = useAnswers()
  const prefetch = usePrefetch()
  const go = useGo()
  const mayMove = useYou().may('member')
  const back = useAct(moveEntry)
  const move = useAct(moveEntry, { shownInPlace: true })
  const [asked, setAsked] = useState<Asked>()

  async function onMove(entry: EntryRow, to: string) {
    const stage = pipeline.stages.find((each) => each.id === to)
    if (!stage) return
    if (stage.goal === 'lost') return setAsked({ entry, to })
    const undo = answers.change(showBoard, sent, (answer) => moved(answer, entry, to))
    try {
      const { version } = await move.perform({ entry: entry.id, stage: to, version: entry.version })
      showUndo(words.moved(entry.person.name, stage.name), () =>
        back.act({ entry: entry.id, stage: entry.stage.id, version, why: words.movedBack }),
      )
    } catch (error) {
      undo()
      const { code, message } = error as { code?: string; message: string }
      if (code === 'entries.over_quota') setAsked({ entry, to, refusal: message })
      else showRefused(message)
      answers.refresh(showBoard)
    }
  }

  if (board.failure) return <Broken error={board.failure} retry={board.retry} />
  if (!board.data) return <CardSkeleton rows={6} />
  return (
    <>
      <div onPointerEnter={() => prefetch(listLostReasons, {})}>
        <Board
          label={words.boardLabel(pipeline.name)}
          columns={board.data.stages.map(({ stage, count, values, items, more }) => ({
            id: stage.id,
            title: stage.name,
            detail: [words.shownOf(items.length, count), ...values.map((value) => formatValue(value))].join(
              ' · ',
            ),
            items,
            isLoadingMore: board.isRefreshing,
            ...(more && perStage < 100 && { more: () => setPerStage(Math.min(100, perStage + step)) }),
          }))}
          itemKey={(entry) => entry.id}
          itemName={nameOf}
          renderItem={(entry) => <EntryCard entry={entry} />}
          onOpen={(entry) => go(`/entries/${entry.id}`)}
          {...(mayMove && { onMove: (entry: EntryRow, to: string) => void onMove(entry, to) })}
          empty={words.emptyStage}
        />
      </div>
      {asked ? (
        <Suspense fallback={null}>
          <MoveDialog
            entry={
              board.data.stages.flatMap(({ items }) => items).find(({ id }) => id === asked.entry.id) ??
              asked.entry
            }
            stages={pipeline.stages}
            to={asked.to}
            refusal={asked.refusal}
            onClose={() => setAsked(undefined)}
          />
        </Suspense>
      ) : null}
    </>
  )
}

type Answer = { stages: { stage: { id: string }; count: number; items: EntryRow[] }[] }

/** The board as it will be, before the server has said so. */
function moved<Shown extends Answer>(board: Shown, entry: EntryRow, to: string): Shown {
  return {
    ...board,
    stages: board.stages.map((column) => {
      if (column.stage.id === entry.stage.id)
        return {
          ...column,
          count: column.count - 1,
          items: column.items.filter((item) => item.id !== entry.id),
        }
      if (column.stage.id === to)
        return { ...column, count: column.count + 1, items: [entry, ...column.items] }
      return column
    }),
  }
}
