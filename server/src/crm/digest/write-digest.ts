import type { FollowUp } from '@firsthand/contract/crm/follow-ups'
import type { Context } from '../../platform/context.ts'
import { addDays, momentOf } from '../tasks/days.ts'
import { type DigestLink, writeLink } from './links.ts'

export const digestItemsAtMost = 25
const linksGoodForDays = 14
const snoozeDays = 7
const noContact = '(They do not wish to be contacted.)'

type Digest = {
  name: string
  memberId: string
  items: FollowUp[]
  timeZone: string
  /** The day whose digest it is; null shows it without links that act. */
  day: string | null
}

/** The digest as text and as HTML: whom to get back to and why, with a link to open each and one to put it off. */
export function writeDigest(ctx: Context, { name, memberId, items, timeZone, day }: Digest) {
  const { settings } = ctx.services
  const home = `${settings.publicUrl}/w/${ctx.workspaceId}`
  const shown = items.slice(0, digestItemsAtMost).map((item) => ({
    who: item.person?.name ?? null,
    why: item.mayContact ? item.why : `${item.why} ${noContact}`,
    isLate: item.isLate,
    open: item.person ? `${home}/people/${item.person.id}` : `${home}/follow-ups`,
    links: day === null ? [] : linksOf(item, day),
  }))
  const more = items.length > digestItemsAtMost
  const count = more ? `more than ${digestItemsAtMost}` : String(shown.length)
  const subject =
    shown.length === 0 ? 'Nobody is waiting today' : `${capital(count)} to get back to${firstOf(shown)}`
  const stop = day === null ? null : address({ does: 'stop', workspace: ctx.workspaceId, member: memberId })
  const lines = shown.flatMap(({ who, why, open, links }) => [
    `- ${who ? `${who}: ` : ''}${why}`,
    `  ${open}`,
    ...links.map(({ label, href }) => `  ${label}: ${href}`),
    '',
  ])
  const greeting = `Good morning, ${name}.`
  const all = `The whole list: ${home}/follow-ups`
  const ending = stop ? ['', `No more of these mails: ${stop}`] : []
  return {
    subject,
    stop,
    text: [greeting, '', ...lines, ...(more ? ['And more.', ''] : []), all, ...ending, ''].join('\n'),
    html: page([
      `<p>${escape(greeting)}</p>`,
      '<ul style="padding-left:1.2em">',
      ...shown.map(
        ({ who, why, open, links }) =>
          `<li style="margin:0 0 12px">${who ? `<a href="${escape(open)}"><strong>${escape(who)}</strong></a><br>` : ''}` +
          `${escape(why)}${links.map(({ label, href }) => `<br><a href="${escape(href)}">${escape(label)}</a>`).join('')}</li>`,
      ),
      '</ul>',
      `<p><a href="${escape(`${home}/follow-ups`)}">The whole list</a></p>`,
      ...(stop ? [`<p style="color:#666"><a href="${escape(stop)}">No more of these mails</a></p>`] : []),
    ]),
  }

  function linksOf(item: FollowUp, onDay: string): { label: string; href: string }[] {
    const shared = {
      workspace: ctx.workspaceId,
      member: memberId,
      id: item.id,
      until: momentOf(addDays(onDay, snoozeDays), '09:00', timeZone),
      goodUntil: momentOf(addDays(onDay, linksGoodForDays), '23:59', timeZone),
    }
    if (item.kind === 'touch')
      return [{ label: 'In a week', href: address({ does: 'snooze_person', ...shared }) }]
    if (item.kind === 'task')
      return [
        { label: 'Done', href: address({ does: 'finish_task', ...shared }) },
        { label: 'In a week', href: address({ does: 'snooze_task', ...shared }) },
      ]
    return []
  }

  function address(link: DigestLink): string {
    return `${settings.publicUrl}/digest-links/${writeLink(settings.secret, link)}`
  }
}

function firstOf(shown: { who: string | null }[]): string {
  const names = [...new Set(shown.flatMap(({ who }) => who ?? []))]
  if (names.length === 0) return ''
  return names.length === 1 ? `: ${names[0]}` : `: ${names[0]} and others`
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** Pages and mails of ours without any part of the application. */
export function page(body: string[]): string {
  return [
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">',
    '<meta name="robots" content="noindex"><title>Firsthand</title></head>',
    '<body style="font:16px/1.5 system-ui,sans-serif;max-width:36em;margin:2em auto;padding:0 1em;color:#222;background:#fff">',
    ...body,
    '</body></html>',
  ].join('\n')
}

export function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}
