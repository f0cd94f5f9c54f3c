import type { ImportProblem, Who } from '@firsthand/contract/crm/imports'
import type { Draft } from './draft.rules.ts'
import type { RowPerson } from './import-row.ts'
import type { Known } from './known.ts'
import { namesDiffer } from './names-differ.rules.ts'

export type Owner = {
  owner: Draft | undefined
  /** What the row says, with addresses marked that it shares with somebody else. */
  person: RowPerson
  problem?: ImportProblem
}

/**
 * Whom a row is of. An address or a number says so while the names can be one person's; where they are plainly those of
 * two, somebody looks at the row first. An id of another system decides alone.
 */
export function findOwner(
  known: Known,
  { person, keys, who }: { person: RowPerson; keys: string[]; who: Who | undefined },
): Owner {
  if (!keys.some((key) => known.has(key))) return { owner: undefined, person }
  const owners = new Set<Draft>()
  const others = new Set<Draft>()
  const sharedWith = new Set<string>()
  const isAddress = (key: string) => key.startsWith('email ') || key.startsWith('phone ')
  for (const key of keys) if (!isAddress(key)) for (const draft of known.get(key) ?? []) owners.add(draft)
  for (const key of keys.filter(isAddress)) {
    const holders = known.get(key) ?? []
    if (holders.length === 0 || holders.some((draft) => owners.has(draft))) continue
    const meant = who === 'same' && holders.length === 1 ? holders : withName(holders, person.name)
    for (const draft of meant) owners.add(draft)
    if (meant.length > 0) continue
    if (who === 'another') sharedWith.add(key)
    else for (const draft of holders) others.add(draft)
  }
  if (owners.size + others.size > 1)
    return { owner: undefined, person, problem: ofTwo([...owners, ...others]) }
  const [other] = others
  if (other) return { owner: undefined, person, problem: ofAnother(other, person) }
  return { owner: [...owners][0], person: withShared(person, sharedWith) }
}

/** Those who may have this name; whoever has exactly it, where several may. */
function withName(holders: Draft[], name: string): Draft[] {
  const alike = holders.filter((draft) => !namesDiffer(draft.name, name))
  const exact = alike.filter((draft) => draft.name === name)
  return exact.length === 1 ? exact : alike
}

function withShared(person: RowPerson, sharedWith: Set<string>): RowPerson {
  return sharedWith.size === 0
    ? person
    : {
        ...person,
        emails: person.emails.map((each) =>
          sharedWith.has(`email ${each.emailKey}`) ? { ...each, isShared: true } : each,
        ),
      }
}

function ofTwo(people: Draft[]): ImportProblem {
  const names = people
    .slice(0, 5)
    .map((each) => each.name)
    .join(', ')
  return refusal(
    'email_of_two_people',
    `What this row is known by belongs to different people: ${names}. Leave one address, or write one row for each.`,
  )
}

function ofAnother({ name, emails }: Draft, person: RowPerson): ImportProblem {
  const address = person.emails.find((each) => emails.some((own) => own.emailKey === each.emailKey))?.email
  return refusal(
    'address_of_another',
    `${address ?? 'This number'} is that of ${name}, and this row says ${person.name}. Say whether they are the same person.`,
    address,
  )
}

export function refusal(code: string, message: string, value = ''): ImportProblem {
  return { column: null, code, message, value, refuses: true }
}
