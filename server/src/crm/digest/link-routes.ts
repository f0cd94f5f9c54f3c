import { failCommon } from '@firsthand/contract/core/failure'
import type { ServerResponse } from 'node:http'
import type { Context } from '../../platform/context.ts'
import { callerAddress } from '../../platform/http/address.ts'
import { readBody } from '../../platform/http/body.ts'
import type { PlainRoute, RouteCall } from '../../platform/http/routes.ts'
import { dayAt, zoneOf } from '../tasks/days.ts'
import { sortAt } from '../tasks/due.rules.ts'
import { setSnooze } from '../touchpoints/touch.ts'
import { type DigestLink, readLink } from './links.ts'
import { planDigest } from './schedule.ts'
import { readSettings } from './settings.ts'
import { escape, page } from './write-digest.ts'

/** What a link of a digest would do, said on a page with one button: programs that open links of mails change nothing. */
export const digestLinkRoutes: PlainRoute[] = [
  {
    method: 'GET',
    path: '/digest-links/{token}',
    allows: 'anyone',
    summary: 'Ask whether to do what a link of a digest says: put off, done, or no more mails.',
    async run(call) {
      const { link, question } = await linkOf(call)
      const body =
        question === undefined
          ? [`<h1>${gone}</h1>`]
          : [
              `<h1>${escape(question)}</h1>`,
              `<form method="post"><button style="font:inherit;padding:8px 20px">${buttons[link.does]}</button></form>`,
            ]
      send(call, page(body))
    },
  },
  {
    method: 'POST',
    path: '/digest-links/{token}',
    allows: 'anyone',
    summary: 'Do what a link of a digest says.',
    async run(call) {
      await readBody(call.request, 10_000)
      const { link } = await linkOf(call)
      const wasDone = await call.transactor.inWorkspace(
        { workspaceId: link.workspace, as: 'system' },
        (ctx) => follow(ctx, link),
      )
      send(call, page([`<h1>${wasDone ? done[link.does] : gone}</h1>`, '<p>You can close this page.</p>']))
    },
  },
]

const gone = 'This is not there any more. Nothing was changed.'
const buttons: Record<DigestLink['does'], string> = {
  stop: 'No more mails',
  snooze_person: 'Put off',
  snooze_task: 'Put off',
  finish_task: 'Done',
}
const done: Record<DigestLink['does'], string> = {
  stop: 'You will get no more of these mails.',
  snooze_person: 'Put off.',
  snooze_task: 'Put off.',
  finish_task: 'Done.',
}

async function linkOf({ request, params, services, transactor }: RouteCall) {
  const link = readLink(services.settings.secret, params.token!, new Date())
  if (!link) {
    await services.limits.wrongKeys.count(callerAddress(request, services.settings))
    return failCommon('not_found')
  }
  const question = await transactor.inWorkspace({ workspaceId: link.workspace, as: 'system' }, (ctx) =>
    questionOf(ctx, link),
  )
  return { link, question }
}

/** What the link would do, in words; undefined when what it is about is gone, or its member is. */
async function questionOf(ctx: Context, link: DigestLink): Promise<string | undefined> {
  if (!(await isHere(ctx, link))) return undefined
  if (link.does === 'stop') return 'Do you want no more of these mails?'
  const row =
    link.does === 'snooze_person' ? await find(ctx, 'people', link.id) : await find(ctx, 'tasks', link.id)
  if (!row) return undefined
  const day = dayAt(new Date(link.until), await zoneOf(ctx, link.member))
  return link.does === 'finish_task' ? `Is this done: ${row.name}?` : `Put ${row.name} off until ${day}?`
}

/** Does it, as the member whose mail it was. Twice is the same as once. */
async function follow(ctx: Context, link: DigestLink): Promise<boolean> {
  if (!(await isHere(ctx, link))) return false
  if (link.does === 'stop') {
    const before = await readSettings(ctx, link.member)
    if (before.every === 'never') return true
    await ctx.db
      .updateTable('digestSettings')
      .set({ every: 'never', updatedAt: ctx.instant })
      .where('workspaceId', '=', ctx.workspaceId)
      .where('memberId', '=', link.member)
      .execute()
    await planDigest(ctx, link.member, { ...before, every: 'never' })
    ctx.record('digest.changed', { kind: 'member', id: link.member }, { after: { every: 'never' } })
    return true
  }
  if (link.does === 'snooze_person') {
    if (!(await setSnooze(ctx, link.id, link.until))) return false
    ctx.record('person.snoozed', { kind: 'person', id: link.id }, { after: told(link) })
    return true
  }
  return changeTask(ctx, link)
}

async function changeTask(ctx: Context, link: Exclude<DigestLink, { does: 'stop' }>): Promise<boolean> {
  const task = await ctx.db
    .selectFrom('tasks')
    .select(['dueAt', 'doneAt', 'version'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', link.id)
    .forUpdate()
    .executeTakeFirst()
  if (!task) return false
  if (task.doneAt) return true
  const isDone = link.does === 'finish_task'
  await ctx.db
    .updateTable('tasks')
    .set({
      ...(isDone
        ? { doneAt: ctx.instant, doneBy: link.member }
        : {
            snoozedUntil: link.until,
            sortAt: sortAt({ dueAt: task.dueAt, snoozedUntil: link.until }),
          }),
      updatedAt: ctx.instant,
      version: task.version + 1,
    })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', link.id)
    .execute()
  ctx.record(isDone ? 'task.done' : 'task.snoozed', { kind: 'task', id: link.id }, { after: told(link) })
  return true
}

function told({ member, until }: Exclude<DigestLink, { does: 'stop' }>) {
  return { by: member, through: 'a link of the digest', until }
}

/** Whoever left changes nothing any more, and a viewer only their own mails. */
async function isHere(ctx: Context, { does, member }: DigestLink): Promise<boolean> {
  const row = await ctx.db
    .selectFrom('members')
    .select('role')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', member)
    .where('leftAt', 'is', null)
    .executeTakeFirst()
  return row !== undefined && (does === 'stop' || row.role !== 'viewer')
}

async function find(
  ctx: Context,
  table: 'people' | 'tasks',
  id: string,
): Promise<{ name: string } | undefined> {
  const row =
    table === 'people'
      ? await ctx.db
          .selectFrom('people')
          .select('name')
          .where('workspaceId', '=', ctx.workspaceId)
          .where('id', '=', id)
          .executeTakeFirst()
      : await ctx.db
          .selectFrom('tasks')
          .select('title as name')
          .where('workspaceId', '=', ctx.workspaceId)
          .where('id', '=', id)
          .executeTakeFirst()
  return row
}

function send({ response }: RouteCall, body: string): void {
  setHeaders(response, Buffer.byteLength(body))
  response.end(body)
}

function setHeaders(response: ServerResponse, length: number): void {
  response.writeHead(200, {
    'content-type': 'text/html; charset=utf-8',
    'content-length': length,
    'cache-control': 'no-store',
    'x-robots-tag': 'noindex',
  })
}
