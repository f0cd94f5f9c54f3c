import {
  type CodeView,
  codeLimits,
  listCodes,
  mergeCode,
  splitCode,
} from '@firsthand/contract/evidence/codes'
import { listEvidence } from '@firsthand/contract/evidence/evidence'
import { Button, Checkbox } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { TextField } from '../../kit/fields.tsx'
import { upTo } from '../../kit/limits.ts'
import { useAct, usePages } from '../../api/hooks.ts'
import { words as kit } from '../../kit/kit.words.ts'
import { showUndo } from '../../kit/undo-toast.tsx'
import css from './codes.module.css'
import { words } from './codes.words.ts'

/** Makes two codes of one: chosen evidence goes to the new one. Undo brings it back. */
export function SplitCode({ code }: { code: CodeView }) {
  const [isOpen, setOpen] = useState(false)
  const [name, setName] = useState('')
  const [chosen, setChosen] = useState<string[]>([])
  const evidence = usePages(listEvidence, { code: code.id, limit: 50 }, { enabled: isOpen })
  const merge = useAct(mergeCode, { invalidates: [listCodes, listEvidence] })
  const split = useAct(splitCode, {
    invalidates: [listCodes, listEvidence],
    onDone: (done) => {
      setOpen(false)
      showUndo(words.wasSplit(done.moved, done.code.name), () =>
        merge.act({ code: done.code.id, into: code.id }),
      )
    },
  })
  const own = evidence.items?.filter(({ codes }) => codes.some(({ id }) => id === code.id))
  if (!isOpen)
    return (
      <div>
        <Button size="xs" onClick={() => setOpen(true)}>
          {words.split}
        </Button>
      </div>
    )
  function send(event: FormEvent) {
    event.preventDefault()
    if (name.trim() && chosen.length > 0) split.act({ code: code.id, name, evidence: chosen })
  }
  return (
    <form className={css.form} onSubmit={send}>
      <TextField
        label={words.newName}
        limits={upTo(codeLimits.name)}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Checkbox.Group
        label={words.splitWhich}
        value={chosen}
        onChange={(ids) => setChosen(ids.slice(0, codeLimits.judged))}
      >
        <div className={css.part}>
          {own?.map((piece) => (
            <Checkbox key={piece.id} value={piece.id} label={piece.words.slice(0, 160)} />
          ))}
        </div>
      </Checkbox.Group>
      {evidence.loadMore ? (
        <Button size="xs" onClick={evidence.loadMore} loading={evidence.isLoadingMore}>
          {kit.loadMore}
        </Button>
      ) : null}
      <div className={css.line}>
        <Button type="submit" loading={split.isActing} disabled={!name.trim() || chosen.length === 0}>
          {words.split}
        </Button>
        <Button variant="subtle" onClick={() => setOpen(false)}>
          {words.cancel}
        </Button>
      </div>
    </form>
  )
}
