import { recall, remember } from '../../kit/device-memory.ts'
import { quickKinds } from './quick.words.ts'

export type QuickDraft = {
  kind: (typeof quickKinds)[number]
  people: { id: string; name: string }[]
  said: string
  /** When it was begun, ISO 8601: the talk was just over then, however late there is a network. */
  at: string
  /** The conversation, once it is logged: a text that was refused does not log it twice. */
  made?: string | undefined
}

type Owner = { workspace: string; member: string }

const nameOf = ({ workspace, member }: Owner) => `firsthand-quick ${workspace} ${member}`

/** What was written and is not saved yet, on this device and for this member alone. */
export function keptDraft(owner: Owner): QuickDraft | undefined {
  try {
    const kept = JSON.parse(recall(nameOf(owner)) ?? 'null') as QuickDraft | null
    if (!kept || !quickKinds.includes(kept.kind) || typeof kept.said !== 'string') return undefined
    return Array.isArray(kept.people) && !Number.isNaN(Date.parse(kept.at)) ? kept : undefined
  } catch {
    return undefined
  }
}

/** Keeps it; a draft with nothing in it is forgotten. */
export function keepDraft(owner: Owner, draft: QuickDraft | undefined): void {
  const isEmpty = !draft || (draft.said.trim() === '' && draft.people.length === 0)
  remember(nameOf(owner), isEmpty ? null : JSON.stringify(draft))
}
