import { type ImportView, previewImport, startImport } from '@firsthand/contract/crm/imports'
import { createPerson, updatePerson } from '@firsthand/contract/crm/people'
import { citeEvidence, createClaim } from '@firsthand/contract/evidence/claims'
import { createEvidence } from '@firsthand/contract/evidence/evidence'
import { createInvitation } from '@firsthand/contract/platform/members'
import type { FileView } from '@firsthand/contract/platform/records'
import type { Answer, Visitor } from '../visitor.ts'

/** What the server said was done. Everything here must be there, whatever was killed in between. */
export type Acknowledged = {
  people: Map<string, { name: string; note: string | undefined }>
  claims: Map<string, string>
  evidence: Set<string>
  citations: Set<string>
  imports: Map<string, { tag: string; rows: number }>
  /** The address that each was mailed to. */
  invitations: Map<string, string>
}

/** Members who work without a pause, through every failure, and remember what they were told was done. */
export function startLoad({
  visitor,
  workspace,
  team = '',
  invites = false,
}: {
  visitor: Visitor
  workspace: string
  /** Tells names and addresses of one load from those of another on the same database. */
  team?: string
  /** Also invites people by mail. */
  invites?: boolean
}) {
  const acknowledged: Acknowledged = {
    people: new Map(),
    claims: new Map(),
    evidence: new Set(),
    citations: new Set(),
    imports: new Map(),
    invitations: new Map(),
  }
  const refusals: string[] = []
  let stopping = false
  let count = 0

  /** The answer when one came and said yes. Nothing is known of a request that was cut off. */
  async function heard<Body>(asking: Promise<Answer<Body>>): Promise<Body | undefined> {
    try {
      const answer = await asking
      if (answer.status === 200) return answer.body
      if (answer.status !== 503)
        refusals.push(`${answer.status} ${answer.code} ${JSON.stringify(answer.body)}`)
    } catch {
      return undefined
    }
    return undefined
  }

  async function addPeople(): Promise<void> {
    const name = `Person ${team}${(count += 1)}`
    const note = `A note of ${name}`
    const made = await heard(
      visitor.send(
        createPerson,
        { name, emails: [{ email: `p${team}${count}@example.com` }] },
        { workspace },
      ),
    )
    if (!made) return
    acknowledged.people.set(made.id, { name, note: undefined })
    const changed = await heard(visitor.send(updatePerson, { person: made.id, note }, { workspace }))
    if (changed) acknowledged.people.set(made.id, { name, note })
  }

  async function argue(): Promise<void> {
    const sentence = `Couriers leave because of reason ${team}${(count += 1)}.`
    const claim = await heard(visitor.send(createClaim, { sentence }, { workspace }))
    if (claim) acknowledged.claims.set(claim.id, sentence)
    const person = [...acknowledged.people.keys()].at(-1)
    const words = `They said ${count}.`
    const made = await heard(
      visitor.send(createEvidence, { kind: 'said_past', words, ...(person && { person }) }, { workspace }),
    )
    if (made) acknowledged.evidence.add(made.id)
    if (!claim || !made) return
    const cited = await heard(
      visitor.send(citeEvidence, { claim: claim.id, evidence: made.id, stance: 'supports' }, { workspace }),
    )
    if (cited) acknowledged.citations.add(`${claim.id} ${made.id}`)
  }

  async function invite(): Promise<void> {
    const email = `invited${team}${(count += 1)}@example.com`
    const made = await heard(visitor.send(createInvitation, { email, role: 'viewer' }, { workspace }))
    if (made) acknowledged.invitations.set(made.invitation.id, email)
  }

  async function importPeople(rows: number): Promise<ImportView | undefined> {
    const tag = `i${team}${(count += 1)}`
    const lines = Array.from(
      { length: rows },
      (_, index) => `Imported ${tag} ${index},${index}@${tag}.example.com,Firm ${tag} ${index % 5}`,
    )
    try {
      const upload = await visitor.fetch(`/api/v1/workspaces/${workspace}/files?name=${tag}.csv`, {
        method: 'POST',
        body: `name,email,company\n${lines.join('\n')}\n`,
      })
      if (upload.status !== 200) return undefined
      const file = (upload.body as FileView).id
      const preview = await heard(visitor.send(previewImport, { file }, { workspace }))
      if (!preview) return undefined
      const started = await heard(
        visitor.send(
          startImport,
          { file, dialect: preview.dialect, mapping: preview.mapping },
          { workspace },
        ),
      )
      if (started) acknowledged.imports.set(started.id, { tag, rows })
      return started
    } catch {
      return undefined
    }
  }

  async function repeat(work: () => Promise<unknown>, pauseMs: number): Promise<void> {
    while (!stopping) {
      await work()
      await new Promise((resolve) => setTimeout(resolve, pauseMs))
    }
  }

  const working = [
    repeat(addPeople, 5),
    repeat(addPeople, 5),
    repeat(argue, 5),
    ...(invites ? [repeat(invite, 40)] : []),
  ]
  return {
    acknowledged,
    refusals,
    importPeople,
    async stop(): Promise<void> {
      stopping = true
      await Promise.all(working)
    },
  }
}
