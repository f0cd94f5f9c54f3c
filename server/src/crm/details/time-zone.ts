import type { TimeZoneKnown } from '@firsthand/contract/crm/contact-details'
import parsePhoneNumber from 'libphonenumber-js/max'
import type { Context } from '../../platform/context.ts'

type Known = {
  id: string
  timeZone: string | null
  timeZoneSource: string | null
  timeZoneSince: string | null
}

/**
 * Where somebody's clock is: what is known, else what is likely by the country of a number or of the organisation. A
 * likely zone is never stored. Countries with several clocks say nothing.
 */
export async function timeZoneOf(
  ctx: Context,
  person: Known & { organisationId: string | null },
): Promise<TimeZoneKnown | null> {
  if (person.timeZone) {
    const source = person.timeZoneSource
    const from = source === 'booking' || source === 'import' ? source : 'stated'
    return { timeZone: person.timeZone, from, isInferred: false, since: person.timeZoneSince }
  }
  const byPhone = firstZone(await phoneCountries(ctx, person.id), ctx.now)
  if (byPhone) return { timeZone: byPhone, from: 'phone', isInferred: true, since: null }
  const byPlace = firstZone(await placeCountries(ctx, person.organisationId), ctx.now)
  return byPlace ? { timeZone: byPlace, from: 'organisation', isInferred: true, since: null } : null
}

/** Notes a time zone that a booking told, unless they stated one. */
export async function noteBookedTimeZone(ctx: Context, person: string, timeZone: string): Promise<void> {
  await ctx.db
    .updateTable('people')
    .set({ timeZone, timeZoneSource: 'booking', timeZoneSince: ctx.instant })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', person)
    .where((row) => row.or([row('timeZone', 'is', null), row('timeZoneSource', 'in', ['booking', 'import'])]))
    .execute()
}

/** The one zone of a country whose clocks all show the same today; undefined where they differ. */
export function zoneOfCountry(country: string, now: Date): string | undefined {
  const zones = zonesOf(country)
  const offsets = new Set(zones.map((zone) => offsetOf(zone, now)))
  return offsets.size === 1 ? zones[0] : undefined
}

function firstZone(countries: string[], now: Date): string | undefined {
  return countries.map((country) => zoneOfCountry(country, now)).find((zone) => zone !== undefined)
}

async function phoneCountries(ctx: Context, personId: string): Promise<string[]> {
  const rows = await ctx.db
    .selectFrom('personPhones')
    .select('phoneKey')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('personId', '=', personId)
    .orderBy('position')
    .execute()
  return rows.flatMap(({ phoneKey }) =>
    phoneKey?.startsWith('+') ? (parsePhoneNumber(phoneKey)?.country ?? []) : [],
  )
}

async function placeCountries(ctx: Context, organisationId: string | null): Promise<string[]> {
  if (!organisationId) return []
  const rows = await ctx.db
    .selectFrom('addresses')
    .select('country')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('organisationId', '=', organisationId)
    .where('country', 'is not', null)
    .orderBy('position')
    .execute()
  return rows.map((row) => row.country!)
}

function zonesOf(country: string): string[] {
  // The runtime knows which zones a region has; the type library does not know that yet.
  const locale = new Intl.Locale('und', { region: country }) as Intl.Locale & {
    getTimeZones?: () => string[]
  }
  return locale.getTimeZones?.() ?? []
}

function offsetOf(timeZone: string, now: Date): string {
  return new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' })
    .formatToParts(now)
    .find((part) => part.type === 'timeZoneName')!.value
}
