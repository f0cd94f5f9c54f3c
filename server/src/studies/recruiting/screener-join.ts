import { fail } from '@firsthand/contract/core/failure'
import type { Input } from '@firsthand/contract/core/operation'
import type { ContactType } from '@firsthand/contract/crm/contact-types'
import { PersonInput } from '@firsthand/contract/crm/people'
import type { RecruitingChannel } from '@firsthand/contract/studies/recruiting-channels'
import { type ScreenerPage, joinByScreenerPage } from '@firsthand/contract/studies/screener-pages'
import { whoMayBe } from '../../crm/consents/may-be.ts'
import { noteAnswers } from '../../crm/consents/note.ts'
import { areCurrent } from '../../crm/consents/wordings.ts'
import { emailKey } from '../../crm/people/keys.ts'
import { isSharedMailbox } from '../../crm/people/shared-mailboxes.ts'
import { insertPerson } from '../../crm/people/write.ts'
import { emailMarks, suppressedKeys } from '../../crm/rights/suppressions.ts'
import type { Context } from '../../platform/context.ts'
import type { Domain } from '../../platform/domain.ts'
import { fold } from '../../platform/search/fold.ts'
import { insertRecruits } from './add.ts'
import { freePlaces, reservePlaces } from './places.ts'
import { findRecruit } from './recruit-read.ts'
import { agree } from './screener-fill-in.ts'
import type { OpenLink } from './screener-links.ts'
import { type Draft, findDraft, pageFor, placeUntil, profileOf } from './screener-draft.ts'
import { contentOf } from './screener-read.ts'

type Joining = Omit<Input<typeof joinByScreenerPage>, 'token'>

/**
 * Whoever fitted says who they are and becomes a person. From outside it looks alike whether they are new, known, erased
 * before or do not want to be contacted: the page tells nobody who is in here.
 */
export async function join(
  ctx: Context,
  domains: Domain[],
  { link, draft, name, email, contactWording }: Joining & { link: OpenLink },
): Promise<ScreenerPage> {
  const row = await findDraft(ctx, { link, draft, lock: true })
  if (!row || row.outcome === null || row.outcome === 'not_this_time')
    return fail(joinByScreenerPage, 'not_fitting')
  if (row.joinedAt !== null || row.outcome === 'full') return pageFor(ctx, link, row)
  if (!(await areCurrent(ctx, [{ subject: 'contact', number: contactWording }])))
    fail(joinByScreenerPage, 'wording_changed')
  const content = await contentOf(ctx, row.screenerId, row.number)
  const profile = profileOf(content, row)
  // The place may have run out while they looked for their address.
  const holder = { kind: 'answer', id: row.id } as const
  const { full } = await reservePlaces(ctx, { study: link.study, holder, profile, until: placeUntil(ctx) })
  if (full) return pageFor(ctx, link, await change(ctx, row, { outcome: 'full', why: full }))
  const types = [...profile.types] as ContactType[]
  const person = await personFor(ctx, domains, { name, email, types, title: content.title })
  if (typeof person !== 'string') {
    await freePlaces(ctx, { study: link.study, holder: row.id })
    return pageFor(ctx, link, await change(ctx, row, { joinedAt: ctx.instant, why: person.why }))
  }
  const recruit = await recruitFor(ctx, { link, person, title: content.title })
  await change(ctx, row, { personId: person, recruitId: recruit })
  await movePlaces(ctx, { study: link.study, from: row.id, to: recruit })
  const came = await agree(ctx, await findRecruit(ctx, recruit, { lock: true }), {
    why: `Fitted the screener “${content.title}”.`,
  })
  if (came.end === 'full') await freePlaces(ctx, { study: link.study, holder: recruit })
  const joined = { joinedAt: ctx.instant, outcome: came.end, why: came.why || null }
  return pageFor(ctx, link, await change(ctx, row, joined))
}

/** A new person who agreed to be contacted; or one we know by the address, unless they must be left in peace. */
async function personFor(
  ctx: Context,
  domains: Domain[],
  { name, email, types, title }: { name: string; email: string; types: ContactType[]; title: string },
): Promise<string | { why: string }> {
  const key = emailKey(email)
  if ((await suppressedKeys(ctx, emailMarks(key, name))).size > 0)
    return { why: 'An address that is not to be kept: whoever it belongs to was erased.' }
  const known = await knownBy(ctx, { key, name })
  if (known) {
    // Anybody can type an address: it changes nothing about somebody we know, and no answer they gave.
    const may = await whoMayBe(ctx, [known.personId], 'contact')
    return may.has(known.personId)
      ? known.personId
      : { why: 'Gave the address of somebody who does not want to be contacted.' }
  }
  const person = await insertPerson(
    ctx,
    PersonInput.parse({ name, emails: [{ email }], contactTypes: types.map((type) => ({ type })) }),
  )
  await noteAnswers(ctx, domains, {
    person,
    answers: [{ purpose: 'contact', state: 'given' }],
    source: 'sent_page',
    proof: `Screener “${title}”, signed as: ${name}`,
    proofFile: null,
    answeredAt: ctx.instant,
    expiresAt: null,
  })
  return person
}

/** An address that several have is somebody's only with their name. */
async function knownBy(ctx: Context, { key, name }: { key: string; name: string }) {
  const holders = await ctx.db
    .selectFrom('personEmails')
    .innerJoin('people', (on) =>
      on
        .onRef('people.workspaceId', '=', 'personEmails.workspaceId')
        .onRef('people.id', '=', 'personEmails.personId'),
    )
    .select(['personEmails.personId', 'people.sortKey'])
    .where('personEmails.workspaceId', '=', ctx.workspaceId)
    .where('emailKey', '=', key)
    .orderBy('personEmails.isShared')
    .orderBy('personEmails.personId')
    .execute()
  const named = holders.find((holder) => holder.sortKey === fold(name))
  return isSharedMailbox(key) ? named : (named ?? holders[0])
}

async function recruitFor(
  ctx: Context,
  { link, person, title }: { link: OpenLink; person: string; title: string },
): Promise<string> {
  await insertRecruits(ctx, {
    study: link.study,
    people: [person],
    channel: link.channel as RecruitingChannel,
    why: `Answered “${title}” on the public page.`,
  })
  const { id } = await ctx.db
    .selectFrom('recruits')
    .select('id')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('studyId', '=', link.study)
    .where('personId', '=', person)
    .executeTakeFirstOrThrow()
  return id
}

/** The place that was kept for nobody in particular is theirs now. */
async function movePlaces(
  ctx: Context,
  { study, from, to }: { study: string; from: string; to: string },
): Promise<void> {
  await freePlaces(ctx, { study, holder: to })
  await ctx.db
    .updateTable('quotaPlaces')
    .set({ holderId: to, holderKind: 'recruit' })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('holderId', '=', from)
    .execute()
}

async function change(ctx: Context, row: Draft, fields: Partial<Draft>): Promise<Draft> {
  await ctx.db
    .updateTable('screenerAnswers')
    .set(fields as Record<string, string | null>)
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', row.id)
    .execute()
  return { ...row, ...fields }
}
