import { loadExample } from '@firsthand/contract/discovery/today'
import { insertConversation } from '../conversations/write.ts'
import { askForScan } from '../crm/duplicates/duplicates.ts'
import { addText } from '../evidence/texts/add-text.ts'
import { summariseSpeakers } from '../evidence/transcripts/speaker-summary.ts'
import type { ParsedTranscript } from '../evidence/transcripts/transcript.ts'
import type { AccountContext, Context } from '../platform/context.ts'
import { handle } from '../platform/handle.ts'
import { foundWorkspace } from '../platform/members/found-workspace.ts'
import { writeHunch } from '../studies/hunches/hunches.ts'
import { insertStudy } from '../studies/studies/studies.ts'
import { bramble } from './bramble/index.ts'
import type { BrambleConversation, BrambleHunch } from './bramble/shape.ts'
import { loadBlindRound } from './load-blind-round.ts'
import { type LoadedConversation, loadClaims, loadEvidence } from './load-claims.ts'
import { loadComplaints } from './load-complaints.ts'
import { loadConsents } from './load-consents.ts'
import { loadCorrections } from './load-corrections.ts'
import { loadDetails } from './load-details.ts'
import { loadAsking, loadFollowUps } from './load-follow-ups.ts'
import { loadIntroductions } from './load-introductions.ts'
import { loadLists } from './load-lists.ts'
import { loadLive } from './load-live.ts'
import { type Loading, loadMembers, loadPeople } from './load-people.ts'
import { loadPractice } from './load-practice.ts'
import { loadPipeline } from './load-pipeline.ts'
import { loadUnderstanding } from './load-understanding.ts'
import { loadRecruiting } from './load-recruiting.ts'
import { actAs } from './perform-as.ts'
import { createClock } from './when.ts'

export const exampleHandlers = [
  handle(loadExample, async (ctx) => ({
    workspaceId:
      (await findExample(ctx)) ??
      (await foundWorkspace(ctx, { account: ctx.account, name: bramble.name, fill: fillWithExample })),
  })),
]

/** Fills a new workspace with the example, in the one transaction that founds it. */
export async function fillWithExample(ctx: Context, founderId: string): Promise<void> {
  const clock = createClock(ctx.now, bramble.timezone)
  const members = await loadMembers(ctx, founderId)
  const people = await loadPeople(ctx, { clock, members })
  const studies = await loadStudies(ctx, { clock, members })
  const loading = { clock, members, people }
  const conversations = new Map<string, LoadedConversation>()
  for (const conversation of bramble.conversations)
    conversations.set(
      conversation.key,
      await actAs(ctx, { members, member: conversation.members[0]! }, (theirs) =>
        loadConversation(theirs, conversation, { ...loading, studies }),
      ),
    )
  const evidence = await loadEvidence(ctx, { ...loading, conversations, studies })
  await loadClaims(ctx, { ...loading, conversations, studies, evidence })
  await loadUnderstanding(ctx, { members, evidence })
  await loadBlindRound(ctx, { clock, members, evidence })
  await loadPractice(ctx, loading)
  await loadComplaints(ctx, loading, evidence)
  await loadRecruiting(ctx, { ...loading, studies })
  await loadAsking(ctx, loading)
  await loadFollowUps(ctx, loading)
  await loadIntroductions(ctx, loading)
  await loadPipeline(ctx, loading)
  await loadLists(ctx, loading)
  await loadDetails(ctx, loading)
  await loadConsents(ctx, loading)
  await loadLive(ctx, { ...loading, conversations, studies })
  await loadCorrections(ctx, { members, conversations })
  // Who opens the example has put everything else there.
  for (const event of ctx.pending)
    if (event.actorId === null) Object.assign(event, { actorId: founderId, actorKind: 'member' })
  // Two are in it twice, for whoever looks around: found right after.
  await askForScan(ctx)
  await ctx.db
    .updateTable('workspaceSettings')
    .set({ exampleLoadedAt: ctx.instant })
    .where('workspaceId', '=', ctx.workspaceId)
    .execute()
}

/** The example of this account, when it has one already. */
async function findExample(ctx: AccountContext): Promise<string | undefined> {
  const rows = await ctx.db
    .selectFrom('memberships')
    .select('workspaceId')
    .where('accountId', '=', ctx.account.id)
    .execute()
  for (const { workspaceId } of rows) {
    const settings = await ctx.openWorkspace(workspaceId, ({ db }) =>
      db
        .selectFrom('workspaceSettings')
        .select('exampleLoadedAt')
        .where('workspaceId', '=', workspaceId)
        .executeTakeFirst(),
    )
    if (settings?.exampleLoadedAt) return workspaceId
  }
  return undefined
}

async function loadStudies(
  ctx: Context,
  { clock, members }: Pick<Loading, 'clock' | 'members'>,
): Promise<Map<string, string>> {
  const ids = new Map<string, string>()
  const haveHunch = ({ sentence, by, daysAgo }: BrambleHunch) =>
    actAs(ctx, { members, member: by, at: clock.at(daysAgo) }, (theirs) =>
      writeHunch(theirs, { sentence, studyId: null }),
    )
  for (const { key, title, hunch, lead, startedDaysAgo, researchQuestions } of bramble.studies) {
    const taken = { id: await haveHunch(hunch) }
    const questions = researchQuestions.map((question) => ({ question, answer: '' }))
    const id = await actAs(ctx, { members, member: lead, at: clock.at(startedDaysAgo) }, (theirs) =>
      insertStudy(theirs, { title, spark: '', hunch: taken, questions, wantedConversations: 15 }),
    )
    ids.set(key, id)
  }
  for (const hunch of bramble.looseHunches) await haveHunch(hunch)
  return ids
}

async function loadConversation(
  ctx: Context,
  conversation: BrambleConversation,
  { clock, members, people, studies }: Loading & { studies: Map<string, string> },
): Promise<LoadedConversation> {
  const { kind, title, daysAgo, time, minutes } = conversation
  const happenedAt = clock.at(daysAgo, time)
  const id = await insertConversation(ctx, {
    kind,
    title,
    minutes,
    heldAt: happenedAt,
    timeZone: bramble.timezone,
    people: conversation.people.map((key) => people.get(key)!),
    members: conversation.members.map((key) => members.get(key)!),
    study: conversation.study ? studies.get(conversation.study)! : null,
  })
  const parsed = parsedText(conversation)
  const textId = await addText(ctx, {
    kind: conversation.transcript ? 'transcript' : 'note',
    title,
    source: { kind: 'conversation', id },
    happenedAt,
    content: {
      bytes: Buffer.from(originalFile(conversation), 'utf8'),
      fileName: `${conversation.key}.txt`,
      fileId: null,
    },
    parsed,
    speakers: (conversation.transcript?.speakers ?? []).map(({ label, person, member }) => ({
      label,
      person: person ? people.get(person)! : null,
      member: member ? members.get(member)! : null,
      isObserver: false,
    })),
  })
  const { currentVersionId } = await ctx.db
    .selectFrom('texts')
    .select('currentVersionId')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', textId)
    .executeTakeFirstOrThrow()
  return { id, versionId: currentVersionId!, bodies: parsed.turns.map((turn) => turn.body), happenedAt }
}

/** The example's turns as the parser would give them; evidence names them by position. */
function parsedText({ transcript, note }: BrambleConversation): ParsedTranscript {
  const turns = transcript
    ? transcript.turns.map(({ speaker, startsMs, endsMs, body }) => ({ speaker, startsMs, endsMs, body }))
    : note!.split('\n\n').map((body) => ({ speaker: null, startsMs: null, endsMs: null, body }))
  return {
    format: transcript ? 'labelled' : 'notes',
    language: undefined,
    confidence: 1,
    turns,
    speakers: summariseSpeakers(turns),
    warnings: [],
    lineEnding: 'lf',
    encoding: 'utf-8',
  }
}

function originalFile({ transcript, note }: BrambleConversation): string {
  return transcript ? transcript.turns.map(({ speaker, body }) => `${speaker}: ${body}`).join('\n\n') : note!
}
