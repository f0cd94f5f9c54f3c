import type { TextRange } from '@firsthand/contract/evidence/ranges'
import {
  type RedactionKind,
  hideWords,
  redactionLimits,
  replacements,
} from '@firsthand/contract/evidence/redaction'
import type { TextView } from '@firsthand/contract/evidence/texts'
import { Button, Checkbox, Modal } from '@mantine/core'
import { useState } from 'react'
import { useAct } from '../../api/hooks.ts'
import { Fields, TextField } from '../../kit/fields.tsx'
import { upTo } from '../../kit/limits.ts'
import { Refused } from '../../kit/refused.tsx'
import { KindOfWords } from './kind-of-words.tsx'
import css from './redaction.module.css'
import { words } from './redaction.words.ts'
import { useHiddenToast } from './use-hidden-toast.ts'

export type Hiding = { range: TextRange; words: string }

/** Hides the selected words, here or wherever they stand in the text. */
export function HideDialog({
  text,
  hiding,
  onClose,
}: {
  text: TextView
  hiding: Hiding
  onClose: () => void
}) {
  const [kind, setKind] = useState<RedactionKind>('name')
  const [replacement, setReplacement] = useState('')
  const isShort =
    hiding.range.startTurn === hiding.range.endTurn && hiding.words.length <= redactionLimits.words
  const [everywhere, setEverywhere] = useState(isShort)
  const sayHidden = useHiddenToast()
  const hide = useAct(hideWords, {
    shownInPlace: true,
    onDone: ({ redaction }) => {
      onClose()
      sayHidden(redaction)
    },
  })
  return (
    <Modal opened onClose={onClose} title={words.title}>
      <Fields
        actions={
          <>
            <Button onClick={onClose}>{words.cancel}</Button>
            <Button
              variant="filled"
              loading={hide.isActing}
              onClick={() =>
                hide.act({
                  text: text.id,
                  version: text.version.id,
                  range: hiding.range,
                  kind,
                  everywhere,
                  ...(replacement.trim() !== '' && { replacement }),
                })
              }
            >
              {words.save}
            </Button>
          </>
        }
      >
        <p className={css.quiet}>{words.lead}</p>
        <blockquote className={css.words} dir="auto" aria-label={words.selected}>
          {hiding.words}
        </blockquote>
        <KindOfWords value={kind} onChange={setKind} />
        <TextField
          label={words.replacement}
          placeholder={replacements[kind]}
          limits={upTo(redactionLimits.replacement)}
          value={replacement}
          onChange={(event) => setReplacement(event.currentTarget.value)}
        />
        <Checkbox
          label={words.everywhere}
          description={words.everywhereHint}
          disabled={!isShort}
          checked={everywhere}
          onChange={(event) => setEverywhere(event.currentTarget.checked)}
        />
        {hide.failure ? <Refused title={hide.failure.message} code={hide.failure.code} /> : null}
      </Fields>
    </Modal>
  )
}
