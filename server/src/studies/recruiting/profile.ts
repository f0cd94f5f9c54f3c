import { ScreenerAnswers } from '@firsthand/contract/studies/screeners'
import { currentTypes } from '../../crm/people/refs.ts'
import type { Context } from '../../platform/context.ts'
import { segmentsAmong } from '../studies/segments.ts'
import { type Profile, foldCity } from './cells.rules.ts'

/** What is known of people of a study, for its cells: one statement for each thing, however many they are. */
export async function profilesOf(
  ctx: Context,
  study: string,
  people: string[],
): Promise<Map<string, Profile>> {
  const profiles = new Map(people.map((id): [string, Profile] => [id, emptyProfile()]))
  if (people.length === 0) return profiles
  for (const [id, types] of await currentTypes(ctx, people)) profiles.get(id)!.types = new Set(types)
  const cities = await ctx.db
    .selectFrom('addresses')
    .select(['personId', 'city'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('personId', 'in', people)
    .where('city', 'is not', null)
    .execute()
  for (const { personId, city } of cities) profiles.get(personId!)!.cities.add(foldCity(city!))
  for (const { id, people: those } of await segmentsAmong(ctx, { study, people }))
    for (const person of those) profiles.get(person)!.segments.add(id)
  const choices = await ctx.db
    .selectFrom('fieldValues')
    .select(['personId', 'choiceId'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('personId', 'in', people)
    .where('choiceId', 'is not', null)
    .execute()
  for (const { personId, choiceId } of choices) profiles.get(personId!)!.choices.add(choiceId!)
  const answers = await ctx.db
    .selectFrom('screenerAnswers')
    .innerJoin('screeners', (on) =>
      on
        .onRef('screeners.workspaceId', '=', 'screenerAnswers.workspaceId')
        .onRef('screeners.id', '=', 'screenerAnswers.screenerId'),
    )
    .select(['screenerAnswers.personId', 'screenerAnswers.answers'])
    .where('screenerAnswers.workspaceId', '=', ctx.workspaceId)
    .where('screeners.studyId', '=', study)
    .where('screenerAnswers.personId', 'in', people)
    .where('screenerAnswers.sentAt', 'is not', null)
    .execute()
  for (const { personId, answers: given } of answers)
    for (const option of optionsIn(given)) profiles.get(personId!)!.options.add(option)
  return profiles
}

export function emptyProfile(): Profile {
  return {
    types: new Set(),
    segments: new Set(),
    cities: new Set(),
    options: new Set(),
    choices: new Set(),
  }
}

/** Answers as they are stored: nothing, where they were erased. */
export function readAnswers(stored: unknown): ScreenerAnswers {
  return Array.isArray(stored) ? ScreenerAnswers.parse(stored) : []
}

export function optionsIn(stored: unknown): string[] {
  return readAnswers(stored).flatMap((answer) => answer.options ?? [])
}
