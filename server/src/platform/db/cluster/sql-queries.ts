import { type Token, type Tree, isSign, isWord } from './sql-tokens.ts'

/** A table as one query names it: `people p`, or `people` alone. */
export type Reference = { table: string; alias: string; isWritten: boolean }

/** One SELECT, INSERT, UPDATE or DELETE, without those inside it. */
export type Query = {
  verb: string
  references: Reference[]
  /** Everything in it but the queries inside, parentheses gone. */
  tokens: Token[]
  items: Tree
  parent: Query | undefined
}

const verbs = ['select', 'insert', 'update', 'delete', 'merge']

/** All queries of a statement, outer ones first. Names of WITH are no tables. */
export function queriesOf(tree: Tree): Query[] {
  const found: Query[] = []
  collect(tree, undefined, new Set(), found)
  return found
}

function collect(items: Tree, parent: Query | undefined, named: Set<string>, found: Query[]): void {
  const known = new Set(named)
  const rest = isWord(items[0], 'with') ? takeNamed(items, { parent, known, found }) : items
  for (const arm of splitArms(rest)) {
    const query: Query = { verb: verbOf(arm), references: [], tokens: [], items: arm, parent }
    found.push(query)
    query.references = referencesOf(arm).filter((reference) => !known.has(reference.table))
    walk(arm, query, known, found)
  }
}

/** WITH name AS (…), name (columns) AS (…): answers what follows. */
function takeNamed(
  items: Tree,
  { parent, known, found }: { parent: Query | undefined; known: Set<string>; found: Query[] },
): Tree {
  let place = isWord(items[1], 'recursive') ? 2 : 1
  for (;;) {
    const name = items[place]
    if (name && !Array.isArray(name)) known.add(name.text)
    while (place < items.length && !isWord(items[place], 'as')) place += 1
    place += 1
    while (isWord(items[place], 'not', 'materialized')) place += 1
    const body = items[place]
    if (Array.isArray(body)) collect(body, parent, known, found)
    place += 1
    if (!isSign(items[place], ',')) return items.slice(place)
    place += 1
  }
}

function splitArms(items: Tree): Tree[] {
  const arms: Tree[] = [[]]
  for (const item of items) {
    if (isWord(item, 'union', 'intersect', 'except')) arms.push([])
    else arms.at(-1)!.push(item)
  }
  return arms.map((arm) => (isWord(arm[0], 'all', 'distinct') ? arm.slice(1) : arm))
}

function verbOf(arm: Tree): string {
  const first = arm.find((item) => !Array.isArray(item)) as Token | undefined
  return first && verbs.includes(first.text) ? first.text : (first?.text ?? '')
}

function walk(items: Tree, query: Query, named: Set<string>, found: Query[]): void {
  for (const item of items) {
    if (!Array.isArray(item)) query.tokens.push(item)
    else if (isWord(item[0], 'with', ...verbs)) collect(item, query, named, found)
    else {
      query.tokens.push({ kind: 'sign', text: '(' })
      walk(item, query, named, found)
      query.tokens.push({ kind: 'sign', text: ')' })
    }
  }
}

function referencesOf(arm: Tree): Reference[] {
  const references: Reference[] = []
  for (const [place, item] of arm.entries()) {
    if (isWord(item, 'from') && !isWord(arm[place - 1], 'distinct')) readList(arm, place + 1, references)
    else if (isWord(item, 'join')) readList(arm, place + 1, references)
    else if (isWord(item, 'using') && isWord(arm[0], 'delete')) readList(arm, place + 1, references)
    else if (isWord(item, 'into')) readOne(arm, place + 1, references, true)
    else if (isWord(item, 'update') && place === 0) readOne(arm, 1, references, true)
  }
  const isDelete = isWord(arm[0], 'delete')
  if (isDelete && references[0]) references[0].isWritten = true
  return references
}

function readList(arm: Tree, from: number, references: Reference[]): void {
  let place = from
  for (;;) {
    place = readOne(arm, place, references, false)
    if (!isSign(arm[place], ',')) return
    place += 1
  }
}

const notAnAlias = new Set(
  'where on using join left right inner full cross natural group order limit offset set values select returning having for union default window fetch'.split(
    ' ',
  ),
)

/** Reads one table with its alias; answers where it ends. */
function readOne(arm: Tree, from: number, references: Reference[], isWritten: boolean): number {
  let place = from
  while (isWord(arm[place], 'only', 'lateral')) place += 1
  const first = arm[place]
  if (first === undefined) return place
  let table: string | undefined
  if (Array.isArray(first)) {
    // Joins in parentheses are read as part of this query; a query in parentheses is one of its own.
    if (!isWord(first[0], 'select', 'with', 'values')) readList(first, 0, references)
    place += 1
  } else {
    table = first.text
    place += 1
    while (isSign(arm[place], '.')) {
      table = (arm[place + 1] as Token).text
      place += 2
    }
    // A function such as unnest(…); but INSERT INTO people (name) is a table.
    if (Array.isArray(arm[place]) && !isWritten) {
      table = undefined
      place += 1
    }
  }
  let alias = table
  if (isWord(arm[place], 'as')) place += 1
  const next = arm[place]
  if (next && !Array.isArray(next) && next.kind === 'name' && (next.isQuoted || !notAnAlias.has(next.text))) {
    alias = next.text
    place += 1
  }
  if (table) references.push({ table, alias: alias!, isWritten })
  return place
}
