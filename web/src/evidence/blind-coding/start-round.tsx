import { blindLimits, startBlindRound } from '@firsthand/contract/evidence/blind-coding'
import { listEvidence } from '@firsthand/contract/evidence/evidence'
import { listMembers } from '@firsthand/contract/platform/members'
import { Button, Checkbox, NativeSelect, SegmentedControl } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { TextField } from '../../kit/fields.tsx'
import { upTo } from '../../kit/limits.ts'
import { call } from '../../api/client.ts'
import { useAct, useOperation } from '../../api/hooks.ts'
import { useWorkspaceId } from '../../api/workspace.tsx'
import { showDone } from '../../kit/undo-toast.tsx'
import { useYou } from '../../shell/account.ts'
import { useGo } from '../../shell/address.ts'
import type { Offered } from '../../shell/domain.ts'
import css from '../understanding/understanding.module.css'
import { words } from './blind.words.ts'
import { ChooseConversations } from './choose-conversations.tsx'
import { ChoosePieces, type Piece } from './choose-pieces.tsx'

const sizes = ['10', '20', '40', '100', '200']
const aims = ['newest', 'conversations', 'pieces'] as const
type Aim = (typeof aims)[number]

/** Who codes, and what: the newest evidence, that of some conversations, or pieces chosen one by one. */
export function StartRound() {
  const { memberId } = useYou()
  const workspace = useWorkspaceId()
  const go = useGo()
  const members = useOperation(listMembers, {}).data?.items.filter(({ role }) => role !== 'viewer')
  const [title, setTitle] = useState('')
  const [coders, setCoders] = useState<string[]>(memberId ? [memberId] : [])
  const [aim, setAim] = useState<Aim>('newest')
  const [many, setMany] = useState('20')
  const [conversations, setConversations] = useState<Offered[]>([])
  const [pieces, setPieces] = useState<Piece[]>([])
  const start = useAct(startBlindRound, {
    onDone: ({ round, leftOut }) => {
      showDone(words.started + words.leftOut(leftOut))
      go(`/blind-coding/${round.id}`)
    },
  })
  const isAimed = { newest: true, conversations: conversations.length > 0, pieces: pieces.length > 0 }[aim]

  async function begin(event: FormEvent) {
    event.preventDefault()
    if (!workspace || !isAimed) return
    if (aim === 'conversations')
      return start.act({ title, coders, sources: conversations.map(({ id }) => id) })
    const chosen =
      aim === 'pieces' ? pieces : (await call(listEvidence, { limit: Number(many) }, { workspace })).items
    start.act({ title, coders, evidence: chosen.map(({ id }) => id) })
  }
  return (
    <form className={css.form} onSubmit={(event) => void begin(event).catch(() => {})}>
      <TextField
        label={words.name}
        placeholder={words.nameHint}
        limits={upTo(blindLimits.title)}
        required
        value={title}
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
      <Checkbox.Group label={words.coders} description={words.codersHint} value={coders} onChange={setCoders}>
        <div className={css.line}>
          {members?.map(({ id, name }) => (
            <Checkbox key={id} value={id} label={name} />
          ))}
        </div>
      </Checkbox.Group>
      <SegmentedControl
        aria-label={words.which}
        value={aim}
        onChange={setAim}
        data={aims.map((value) => ({ value, label: words.aims[value] }))}
      />
      {aim === 'newest' ? (
        <NativeSelect
          label={words.howMany}
          value={many}
          onChange={(event) => setMany(event.currentTarget.value)}
          data={sizes}
        />
      ) : aim === 'conversations' ? (
        <ChooseConversations value={conversations} onChange={setConversations} />
      ) : (
        <ChoosePieces value={pieces} onChange={setPieces} />
      )}
      <p className={css.quiet}>{words.leavesOut}</p>
      <div>
        <Button
          type="submit"
          variant="filled"
          loading={start.isActing}
          disabled={coders.length < 2 || !isAimed}
        >
          {words.begin}
        </Button>
      </div>
    </form>
  )
}
