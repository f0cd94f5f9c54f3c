import { selectInInsert } from './rows-from-arrays.ts'
import { type Query, queriesOf } from './sql-queries.ts'
import { type Token, isSign, isWord, nest, tokenize } from './sql-tokens.ts'

const volatile = [
  'random',
  'gen_random_uuid',
  'clock_timestamp',
  'timeofday',
  'nextval',
  'uuid_generate_v4',
  'setseed',
  'uuidv7',
  'uuidv4',
]
const stable = [
  'now',
  'current_timestamp',
  'current_date',
  'current_time',
  'localtimestamp',
  'localtime',
  'transaction_timestamp',
  'statement_timestamp',
  'current_setting',
  'to_char',
  'age',
]

/**
 * What a Citus cluster would refuse of a statement, or do on every node of it (docs/guide/scale.md). Every query and every
 * query inside it names its workspace: `workspace_id = $n`, or equality with a table that does. It reads words and not
 * meanings: that such a condition stands under OR, or only in an outer join, it does not see.
 */
export function breaksRules(sql: string, tenantTables: Set<string>): string[] {
  const tokens = tokenize(sql)
  const problems: string[] = []
  const semicolon = tokens.findIndex((token) => isSign(token, ';'))
  if (semicolon !== -1 && semicolon < tokens.length - 1) problems.push('several statements in one text')
  if (isWord(tokens[0], 'set') && !isWord(tokens[1], 'local', 'transaction'))
    problems.push('a setting that outlives its transaction')
  const lock = tokens.find((token) => token.kind === 'name' && /^pg_(try_)?advisory_/.test(token.text))
  if (lock) problems.push(`${lock.text}: advisory locks hold on one node alone`)
  const queries = queriesOf(nest(tokens))
  for (const query of queries)
    problems.push(...unfiltered(query, tenantTables), ...forbidden(query, tenantTables))
  return [...new Set(problems)]
}

function forbidden(query: Query, tenantTables: Set<string>): string[] {
  const { verb, tokens, references } = query
  const problems: string[] = []
  const written = references.find((reference) => reference.isWritten && tenantTables.has(reference.table))
  if (verb === 'merge') problems.push('MERGE')
  if (verb === 'copy' && references.some((reference) => tenantTables.has(reference.table)))
    problems.push('COPY under policies')
  const wild = verb === 'update' ? calledOf(tokens, volatile) : undefined
  if (wild) problems.push(`${wild}() in an UPDATE: pass the value as a parameter`)
  if (verb === 'update' && written && setsWorkspace(tokens)) problems.push('an UPDATE of workspace_id')
  if (verb === 'insert' && written) problems.push(...forbiddenInsert(query))
  return problems
}

function forbiddenInsert({ tokens, items }: Query): string[] {
  const problems: string[] = []
  const columns = items.find((item) => Array.isArray(item))
  const isNamed =
    Array.isArray(columns) && columns.some((item) => !Array.isArray(item) && item.text === 'workspace_id')
  if (!isNamed) problems.push('an INSERT that does not name workspace_id')
  if (
    items.some((item) => isWord(item, 'select')) ||
    items.slice(3).some((item) => Array.isArray(item) && isWord(item[0], 'select'))
  )
    problems.push(selectInInsert)
  const update = tokens.findIndex(
    (token, place) => isWord(token, 'update') && isWord(tokens[place - 1], 'do'),
  )
  const called = update === -1 ? undefined : calledOf(tokens.slice(update), [...stable, ...volatile])
  if (called) problems.push(`${called} in DO UPDATE: pass the value as a parameter`)
  return problems
}

function calledOf(tokens: Token[], names: string[]): string | undefined {
  const found = tokens.find(
    (token, place) =>
      isWord(token, ...names) &&
      (isSign(tokens[place + 1], '(') || token.text.startsWith('current_') || token.text.startsWith('local')),
  )
  return found?.text
}

function setsWorkspace(tokens: Token[]): boolean {
  const set = tokens.findIndex((token) => isWord(token, 'set'))
  const end = tokens.findIndex((token, place) => place > set && isWord(token, 'where', 'from', 'returning'))
  const assigned = tokens.slice(set, end === -1 ? undefined : end)
  return assigned.some(
    (token, place) =>
      token.text === 'workspace_id' &&
      isSign(assigned[place + 1], '=') &&
      (place === 1 || isSign(assigned[place - 1], ',')),
  )
}

/** The tables of a workspace that a query reads or changes without saying which workspace. */
function unfiltered(query: Query, tenantTables: Set<string>): string[] {
  const isNamed = namedAliases(query, tenantTables)
  const open = query.references.filter(
    (reference) =>
      tenantTables.has(reference.table) &&
      !isNamed(reference.alias) &&
      !(query.verb === 'insert' && reference.isWritten),
  )
  const locks = query.tokens.some(
    (token, place) => isWord(token, 'for') && isWord(query.tokens[place + 1], 'update', 'share', 'no', 'key'),
  )
  return open.map(({ table }) => `${table} without its workspace${locks ? ', and locked' : ''}`)
}

/** Which tables of a query stand for one workspace: by a parameter, or by a table that does, of this query or one around it. */
function namedAliases(query: Query, tenantTables: Set<string>): (alias: string) => boolean {
  const pairs: [string, string][] = []
  const named = new Set<string>()
  const own = query.references
    .filter((reference) => tenantTables.has(reference.table))
    .map((reference) => reference.alias)
  for (let place = 0; place < query.tokens.length; place += 1) {
    const left = workspaceAt(query.tokens, place, own)
    if (!left || !isSign(query.tokens[left.end], '=')) continue
    const right = workspaceAt(query.tokens, left.end + 1, own)
    if (right) pairs.push([left.alias, right.alias])
    else if (query.tokens[left.end + 1]?.kind === 'parameter') named.add(left.alias)
  }
  // JOIN … USING (workspace_id, …) makes all of them one.
  const isUsed = query.tokens.some(
    (token, place) => isWord(token, 'using') && query.tokens[place + 2]?.text === 'workspace_id',
  )
  if (isUsed) for (const alias of own) pairs.push([own[0]!, alias])
  const around = query.parent && namedAliases(query.parent, tenantTables)
  const isNamed = (alias: string) => named.has(alias) || (!own.includes(alias) && around?.(alias) === true)
  for (let grown = true; grown;) {
    grown = false
    for (const [one, other] of pairs) {
      if (isNamed(one) === isNamed(other)) continue
      named.add(one).add(other)
      grown = true
    }
  }
  return isNamed
}

/** Reads `alias.workspace_id` or `workspace_id` at a place; bare, it belongs to the one table of the query. */
function workspaceAt(
  tokens: Token[],
  place: number,
  own: string[],
): { alias: string; end: number } | undefined {
  const [first, dot, column] = [tokens[place], tokens[place + 1], tokens[place + 2]]
  if (first?.kind !== 'name') return undefined
  if (isSign(dot, '.') && column?.text === 'workspace_id') return { alias: first.text, end: place + 3 }
  if (first.text === 'workspace_id' && !isSign(tokens[place - 1], '.') && own.length > 0)
    return { alias: own[0]!, end: place + 1 }
  return undefined
}
