import {
  type CodeView,
  archiveCode,
  listCodes,
  mergeCode,
  moveCode,
  restoreCode,
  unmergeCode,
  updateCode,
} from '@firsthand/contract/evidence/codes'
import { listEvidence } from '@firsthand/contract/evidence/evidence'
import { Button, Checkbox, Select } from '@mantine/core'
import { useState } from 'react'
import { useAct, usePages } from '../../api/hooks.ts'
import { Drawer } from '../../kit/drawer.tsx'
import { Fields, TextAreaField, TextField } from '../../kit/fields.tsx'
import { Link } from '../../kit/link.tsx'
import { QuoteSkeleton } from '../../kit/skeletons.tsx'
import { showDone, showUndo } from '../../kit/undo-toast.tsx'
import { useYou } from '../../shell/account.ts'
import { FormRefusal } from '../../shell/form-refusal.tsx'
import { Broken } from '../../shell/mishap.tsx'
import { useForm } from '../../shell/use-form.ts'
import { EvidenceCard } from '../evidence/evidence-card.tsx'
import { CodeHistory } from './code-history.tsx'
import css from './codes.module.css'
import { words } from './codes.words.ts'
import { words as past } from './history.words.ts'
import { pathsOf } from './paths.ts'
import { SplitCode } from './split-code.tsx'

export type CodeDrawerProps = { code: CodeView; codes: CodeView[]; onClose: () => void }

/** A code beside the tree: what it means, the newest evidence with it, and its place. */
export function CodeDrawer({ code, codes, onClose }: CodeDrawerProps) {
  const mayChange = useYou().may('member')
  return (
    <Drawer opened onClose={onClose} title={code.name} takesFocus={false}>
      <div className={css.drawer}>
        {mayChange ? <Meaning code={code} /> : <Read code={code} />}
        <Newest code={code.id} />
        {mayChange ? <Place code={code} codes={codes} onClose={onClose} /> : null}
        <History code={code.id} />
      </div>
    </Drawer>
  )
}

function Meaning({ code }: { code: CodeView }) {
  const { name, definition, whenToUse, whenNot, example, isHeading } = code
  const form = useForm(updateCode, {
    start: { name, definition, whenToUse, whenNot, example, isHeading },
    fixed: { code: code.id, version: code.version },
    followsOthers: true,
    invalidates: [listCodes, listEvidence],
    onDone: () => showDone(words.saved),
  })
  return (
    <form {...form.props}>
      <Fields
        actions={
          <Button type="submit" variant="filled" loading={form.isSending}>
            {words.save}
          </Button>
        }
      >
        <TextField label={words.name} {...form.field('name')} />
        <TextAreaField label={words.definition} {...form.field('definition')} />
        <TextAreaField label={words.whenToUse} minRows={2} {...form.field('whenToUse')} />
        <TextAreaField label={words.whenNot} minRows={2} {...form.field('whenNot')} />
        <TextAreaField label={words.exampleField} minRows={2} {...form.field('example')} />
        <Checkbox
          label={words.isHeading}
          checked={form.values.isHeading ?? false}
          onChange={(event) => form.set({ isHeading: event.currentTarget.checked })}
        />
        <FormRefusal of={form} />
      </Fields>
    </form>
  )
}

function Read({ code }: { code: CodeView }) {
  const texts = [
    [words.definition, code.definition],
    [words.whenToUse, code.whenToUse],
    [words.whenNot, code.whenNot],
    [words.exampleField, code.example],
  ].filter(([, text]) => text)
  return texts.map(([label, text]) => (
    <div key={label} className={css.part}>
      <h3>{label}</h3>
      <p>{text}</p>
    </div>
  ))
}

function Newest({ code }: { code: string }) {
  const evidence = usePages(listEvidence, { code, limit: 3 }, { keepShowing: true })
  return (
    <div className={css.part}>
      <h3>{words.newest}</h3>
      {evidence.failure ? <Broken error={evidence.failure} retry={evidence.retry} /> : null}
      {evidence.isPending ? <QuoteSkeleton /> : null}
      {evidence.items?.length === 0 ? <p className={css.quiet}>{words.noEvidence}</p> : null}
      {evidence.items?.slice(0, 3).map((piece) => (
        <EvidenceCard key={piece.id} evidence={piece} lines={4} />
      ))}
      {evidence.items && evidence.items.length > 0 ? (
        <Link href={`/evidence?code=${code}`}>{words.allEvidence}</Link>
      ) : null}
    </div>
  )
}

function Place({ code, codes, onClose }: CodeDrawerProps) {
  const [into, setInto] = useState<string | null>(null)
  const move = useAct(moveCode)
  const merge = useAct(mergeCode)
  const unmerge = useAct(unmergeCode)
  const archive = useAct(archiveCode)
  const restore = useAct(restoreCode)
  const paths = pathsOf(codes)
  const others = elsewhere(codes, code.id).map(({ id }) => ({ value: id, label: paths.get(id)! }))
  const target = codes.find(({ id }) => id === into)

  function putAway() {
    void archive.perform({ code: code.id }).then(
      () => showUndo(words.archived(code.name), () => restore.act({ code: code.id })),
      () => {},
    )
    onClose()
  }
  async function mergeNow() {
    if (!target) return
    await merge.perform({ code: code.id, into: target.id })
    onClose()
    showUndo(words.merged(code.name, target.name), () => unmerge.act({ code: code.id }))
  }
  return (
    <div className={css.part}>
      <h3>{words.place}</h3>
      <Select
        label={words.parent}
        searchable
        data={[{ value: '', label: words.onTop }, ...others]}
        value={code.parent ?? ''}
        onChange={(parent) => move.act({ code: code.id, parent: parent || null })}
      />
      <Select
        label={words.mergeInto}
        description={words.mergeWhy}
        searchable
        clearable
        data={others}
        value={into}
        onChange={setInto}
      />
      {code.evidence > 1 && !code.isHeading ? <SplitCode code={code} /> : null}
      <div className={css.line}>
        {target ? (
          <Button loading={merge.isActing} onClick={() => void mergeNow().catch(() => {})}>
            {words.merge}
          </Button>
        ) : null}
        <Button variant="subtle" color="red" onClick={putAway}>
          {words.archive}
        </Button>
      </div>
    </div>
  )
}

/** Who changed it, read when somebody asks for it. */
function History({ code }: { code: string }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <div className={css.part}>
      <h3>{past.history}</h3>
      {isOpen ? (
        <CodeHistory code={code} />
      ) : (
        <div>
          <Button size="xs" variant="subtle" onClick={() => setOpen(true)}>
            {past.show}
          </Button>
        </div>
      )}
    </div>
  )
}

/** All codes but this one and those below it. */
function elsewhere(codes: CodeView[], id: string): CodeView[] {
  const inside = new Set([id])
  for (const code of codes) if (code.parent && inside.has(code.parent)) inside.add(code.id)
  return codes.filter((code) => !inside.has(code.id))
}
