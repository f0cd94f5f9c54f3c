import * as contract from '@firsthand/contract/crm/consents'
import { fail, failCommon } from '@firsthand/contract/core/failure'
import { createHash, randomBytes } from 'node:crypto'
import type { Context, VisitorContext } from '../../platform/context.ts'
import type { Domain } from '../../platform/domain.ts'
import { type Handler, handle } from '../../platform/handle.ts'
import { knownPeople } from '../people/refs.ts'
import { standingsOf } from './may-be.ts'
import { noteAnswers } from './note.ts'
import { type ReadTexts, areCurrent, readWordings } from './wordings.ts'

/** Addresses for one person each, and what can be done with them from outside, without an account. */
export function consentLinkHandlers(domains: () => Domain[]): Handler[] {
  return [
    handle(contract.createConsentLink, async (ctx, { person }) => {
      await mustBeKnown(ctx, person)
      const id = ctx.newId()
      const secret = randomBytes(24).toString('hex')
      const expiresAt = new Date(
        ctx.now.getTime() + contract.consentLimits.linkDays * 86_400_000,
      ).toISOString()
      await ctx.db
        .insertInto('consentLinks')
        .values({
          workspaceId: ctx.workspaceId,
          id,
          personId: person,
          hash: hashOf(secret),
          createdBy: ctx.member?.id ?? null,
          createdAt: ctx.instant,
          expiresAt,
        })
        .execute()
      ctx.record('consent_link.created', { kind: 'person', id: person }, { after: { expiresAt } })
      // Behind the #, so that it stands in no server's log.
      const token = `${ctx.workspaceId.replaceAll('-', '')}${secret}`
      return { address: `${ctx.services.settings.publicUrl}/your-data#${token}`, expiresAt }
    }),

    handle(contract.revokeConsentLinks, async (ctx, { person }) => {
      await mustBeKnown(ctx, person)
      const ended = await ctx.db
        .updateTable('consentLinks')
        .set({ revokedAt: ctx.instant })
        .where('workspaceId', '=', ctx.workspaceId)
        .where('personId', '=', person)
        .where('revokedAt', 'is', null)
        .executeTakeFirst()
      if (ended.numUpdatedRows > 0n) ctx.record('consent_link.revoked', { kind: 'person', id: person })
      return {}
    }),

    handle(contract.showConsentPage, (ctx, { token }) =>
      opened(ctx, token, (inside, { person }) => readPage(inside, person)),
    ),

    handle(contract.answerConsentPage, (ctx, { token, answers, about, signedAs }) =>
      opened(ctx, token, async (inside, { id, person }) => {
        if (!(await areCurrent(inside, readOf({ answers, about }))))
          fail(contract.answerConsentPage, 'wording_changed')
        await noteAnswers(inside, domains(), {
          person,
          answers,
          source: 'sent_page',
          proof: `Signed as: ${signedAs}`,
          proofFile: null,
          answeredAt: inside.instant,
          expiresAt: null,
        })
        await inside.db
          .updateTable('consentLinks')
          .set({ answeredAt: inside.instant })
          .where('workspaceId', '=', inside.workspaceId)
          .where('id', '=', id)
          .execute()
        return readPage(inside, person)
      }),
    ),
  ]
}

/** Which texts somebody read who sends answers from a page. */
export function readOf({
  answers,
  about,
}: {
  answers: { purpose: contract.Purpose; wording?: number | undefined }[]
  about?: number | undefined
}): ReadTexts {
  return [
    { subject: 'about', number: about },
    ...answers.map(({ purpose, wording }) => ({ subject: purpose, number: wording })),
  ]
}

/** The page of one person: whoever opens it learns the first name, the questions and the answers, and nothing else. */
async function readPage(ctx: Context, person: string): Promise<contract.ConsentPage> {
  const { name } = await ctx.db
    .selectFrom('people')
    .select('name')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', person)
    .executeTakeFirstOrThrow()
  const workspace = await ctx.db
    .selectFrom('workspaces')
    .select('name')
    .where('id', '=', ctx.workspaceId)
    .executeTakeFirstOrThrow()
  const wordings = new Map((await readWordings(ctx)).map((each) => [each.subject, each]))
  const holding = (await standingsOf(ctx, [person], contract.purposes)).get(person)
  return {
    workspace: workspace.name,
    name: name.split(/\s+/u)[0] ?? '',
    about: wordings.get('about')!.words,
    aboutWording: wordings.get('about')!.number,
    questions: contract.purposes.map((purpose) => ({
      purpose,
      words: wordings.get(purpose)!.words,
      wording: wordings.get(purpose)!.number,
      standing: holding?.get(purpose)?.standing ?? 'unsaid',
    })),
  }
}

/** Opens the workspace that a link belongs to. Whatever is wrong with the link is answered alike. */
async function opened<Result>(
  ctx: VisitorContext,
  token: string,
  run: (inside: Context, link: { id: string; person: string }) => Promise<Result>,
): Promise<Result> {
  const workspaceId = token.slice(0, 32).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
  const answer = await ctx.openWorkspace(workspaceId, async (inside) => {
    const link = await inside.db
      .selectFrom('consentLinks')
      .select(['id', 'personId'])
      .where('workspaceId', '=', workspaceId)
      .where('hash', '=', hashOf(token.slice(32)))
      .where('revokedAt', 'is', null)
      .where('expiresAt', '>', inside.instant)
      .executeTakeFirst()
    return link && { result: await run(inside, { id: link.id, person: link.personId }) }
  })
  if (answer) return answer.result
  await ctx.services.limits.wrongKeys.count(ctx.caller)
  return fail(contract.showConsentPage, 'gone')
}

function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url')
}

async function mustBeKnown(ctx: Context, person: string): Promise<void> {
  if (!(await knownPeople(ctx, [person])).has(person)) failCommon('not_found')
}
