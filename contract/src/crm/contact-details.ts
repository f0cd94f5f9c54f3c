import { z } from 'zod'
import { Instant, line, paragraphs } from '../core/shapes.ts'

export const detailLimits = {
  links: 20,
  addresses: 5,
  url: 500,
  label: 40,
  line: 160,
  free: 1_000,
  domains: 20,
}

/** Where a link leads; made from its host where it is not said. */
export const linkKinds = [
  'website',
  'linkedin',
  'github',
  'gitlab',
  'x',
  'mastodon',
  'bluesky',
  'facebook',
  'instagram',
  'youtube',
  'other',
] as const
export const LinkKind = z.enum(linkKinds)
export type LinkKind = z.output<typeof LinkKind>

/** An address of the web that may be clicked: http or https, a host with a dot, no password in it. */
export const WebAddress = z
  .string()
  .trim()
  .max(detailLimits.url, `This is too long: at most ${detailLimits.url} characters.`)
  .refine((text) => safeUrl(text) !== undefined, 'Write an address of the web, such as https://example.com.')

/** The address as it is kept, with its scheme; undefined when it is none that may be clicked. */
export function safeUrl(text: string): string | undefined {
  const whole = /^[a-z][a-z0-9+.-]*:/i.test(text) && !/^[^/]*:\d+(\/|$)/.test(text) ? text : `https://${text}`
  if (!URL.canParse(whole) || /[\s<>"\\]/.test(text)) return undefined
  const url = new URL(whole)
  const isPlain = url.username === '' && url.password === ''
  if (!/^https?:$/.test(url.protocol) || !isPlain || !/^[^.]+(\.[^.]+)+\.?$/.test(url.hostname))
    return undefined
  return url.href.length <= detailLimits.url * 3 ? url.href : undefined
}

export const LinkEntry = z.object({
  url: WebAddress,
  kind: LinkKind.optional(),
  label: line(detailLimits.label).nullable().default(null),
})
export const LinkView = z.object({ url: z.string(), kind: LinkKind, label: z.string().nullable() })
export type LinkView = z.output<typeof LinkView>

const part = line(detailLimits.line).nullable().default(null)

/** An address in its parts, or as it is written on a letter, or both. */
export const AddressEntry = z
  .object({
    label: line(detailLimits.label).nullable().default(null),
    street: part,
    postalCode: part,
    city: part,
    region: part,
    country: z
      .string()
      .regex(/^[A-Z]{2}$/, 'Use the two letters of the country, such as DE.')
      .nullable()
      .default(null),
    free: paragraphs(detailLimits.free).default(''),
  })
  .refine(
    ({ label: _, ...rest }) => Object.values(rest).some((each) => each !== null && each.trim() !== ''),
    'Write some of the address.',
  )
export const AddressView = z.object({
  label: z.string().nullable(),
  street: z.string().nullable(),
  postalCode: z.string().nullable(),
  city: z.string().nullable(),
  region: z.string().nullable(),
  country: z.string().nullable(),
  free: z.string(),
})
export type AddressView = z.output<typeof AddressView>

/** What both people and organisations have. */
export const detailInput = {
  links: z.array(LinkEntry).max(detailLimits.links).optional(),
  addresses: z.array(AddressEntry).max(detailLimits.addresses).optional(),
}

/** From where a time zone is known: `stated` by them or a member, from a `booking`, or only likely by phone or workplace. */
export const TimeZoneFrom = z.enum(['stated', 'booking', 'import', 'phone', 'organisation'])
export type TimeZoneFrom = z.output<typeof TimeZoneFrom>

/** A time zone that is known, or that is likely. A likely one is shown as such and never written as known. */
export const TimeZoneKnown = z.object({
  timeZone: z.string(),
  from: TimeZoneFrom,
  isInferred: z.boolean(),
  since: Instant.nullable(),
})
export type TimeZoneKnown = z.output<typeof TimeZoneKnown>
