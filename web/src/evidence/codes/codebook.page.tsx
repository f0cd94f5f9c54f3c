import {
  type CodeView,
  createCode,
  listCodes,
  moveCode,
  updateCode,
} from '@firsthand/contract/evidence/codes'
import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useRef, useState } from 'react'
import { useAct, useOperation } from '../../api/hooks.ts'
import { EmptyState } from '../../kit/empty-state.tsx'
import { Link } from '../../kit/link.tsx'
import { PageHeader } from '../../kit/page-header.tsx'
import { ListSkeleton } from '../../kit/skeletons.tsx'
import { showDone, showUndo } from '../../kit/undo-toast.tsx'
import { useHotkeyScope } from '../../kit/use-hotkey-scope.ts'
import { useYou } from '../../shell/account.ts'
import { useAddressState } from '../../shell/address.ts'
import { Broken } from '../../shell/mishap.tsx'
import { Page } from '../../shell/page.tsx'
import { CodeDrawer } from './code-drawer.tsx'
import { CodeFiles } from './code-files.tsx'
import { CodeTree } from './code-tree.tsx'
import css from './codes.module.css'
import { words } from './codes.words.ts'
import { PastCodes } from './past-codes.tsx'
import { siblingAbove } from './paths.ts'
import { UnderstandingTabs } from '../understanding/tabs.tsx'

/** The codes in use, or those that are not any more. */
export default function CodebookPage() {
  const [view] = useAddressState('view')
  return view === 'past' ? <PastCodes /> : <Codebook />
}

/** "What do we call what we hear?" */
function Codebook() {
  const mayChange = useYou().may('member')
  const [open, setOpen] = useAddressState('open')
  const codes = useOperation(listCodes, {}, { keepShowing: true })
  const adding = useRef<HTMLInputElement>(null)
  const { rename, move } = useTreeActs()
  useHotkeyScope([{ keys: 'n', does: words.add, group: words.title, run: () => adding.current?.focus() }], {
    enabled: mayChange,
  })
  const items = codes.data?.items
  const shown = items?.find(({ id }) => id === open)

  function moveIn(code: CodeView) {
    const parent = siblingAbove(items ?? [], code.id)
    if (parent) move(code, parent)
  }
  function moveOut(code: CodeView) {
    const above = items?.find(({ id }) => id === code.parent)
    if (above) move(code, above.parent)
  }

  return (
    <Page title={words.title} crumbs={[{ label: words.evidence, path: '/evidence' }]}>
      <UnderstandingTabs current="codes" />
      <PageHeader
        title={words.question}
        lead={words.lead}
        actions={
          <>
            <Button component={Link} href="/codes/exchange">
              {words.exchange}
            </Button>
            <Button component={Link} href="/codes/agreement">
              {words.agreement}
            </Button>
            <Button component={Link} href="/codes?view=past">
              {words.past}
            </Button>
            <CodeFiles mayImport={mayChange} isEmpty={items?.length === 0} />
          </>
        }
      />
      {codes.failure ? <Broken error={codes.failure} retry={codes.retry} /> : null}
      {codes.isPending ? <ListSkeleton /> : null}
      {items && mayChange ? <AddCode field={adding} /> : null}
      {items && items.length > 0 ? (
        <>
          {mayChange ? <p className={css.quiet}>{words.keys}</p> : null}
          <CodeTree
            codes={items}
            current={open}
            onOpen={setOpen}
            {...(mayChange && { onRename: rename, onMoveIn: moveIn, onMoveOut: moveOut })}
          />
        </>
      ) : null}
      {items?.length === 0 ? (
        <EmptyState
          title={words.empty}
          text={words.emptyText}
          action={
            mayChange ? (
              <Button variant="filled" onClick={() => adding.current?.focus()}>
                {words.add}
              </Button>
            ) : null
          }
          example={
            <ul className={css.list}>
              <li>{words.example.above}</li>
              {words.example.below.map((name) => (
                <li key={name} className={css.quiet}>
                  › {name}
                </li>
              ))}
            </ul>
          }
        />
      ) : null}
      {shown && items ? (
        <CodeDrawer key={shown.id} code={shown} codes={items} onClose={() => setOpen('')} />
      ) : null}
    </Page>
  )
}

function AddCode({ field }: { field: React.RefObject<HTMLInputElement | null> }) {
  const [name, setName] = useState('')
  const create = useAct(createCode, {
    invalidates: [listCodes],
    onDone: (code) => {
      setName('')
      showDone(words.added(code.name))
    },
  })
  function add(event: FormEvent) {
    event.preventDefault()
    if (name.trim()) create.act({ name })
  }
  return (
    <form className={css.adding} onSubmit={add}>
      <TextInput
        ref={field}
        label={words.newName}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Button type="submit" loading={create.isActing}>
        {words.add}
      </Button>
    </form>
  )
}

function useTreeActs() {
  const update = useAct(updateCode, { invalidates: [listCodes] })
  const place = useAct(moveCode, { invalidates: [listCodes] })
  return {
    rename: (code: CodeView, name: string) => update.act({ code: code.id, name, version: code.version }),
    move: (code: CodeView, parent: string | null) =>
      void place.perform({ code: code.id, parent }).then(
        () =>
          showUndo(words.moved(code.name), () =>
            place.act({ code: code.id, parent: code.parent, from: parent }),
          ),
        () => {},
      ),
  }
}
