/** A word of SQL: a name (lower case unless quoted), a parameter, a literal or a sign. */
export type Token = { kind: 'name' | 'parameter' | 'literal' | 'sign'; text: string; isQuoted?: boolean }

/** Statements, with what stands in parentheses as a list of its own. */
export type Tree = (Token | Tree)[]

const pattern =
  /\s+|--[^\n]*|\/\*[\s\S]*?\*\/|(?<literal>[eE]?'(?:[^'\\]|''|\\.)*'|\$(?<tag>\w*)\$[\s\S]*?\$\k<tag>\$|\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)|(?<parameter>\$\d+)|"(?<quoted>(?:[^"]|"")*)"|(?<name>[A-Za-z_]\w*)|(?<sign>::|<=|>=|<>|!=|\|\||->>|->|@@|@>|<@|.)/gy

/** Cuts a statement into tokens. As much of PostgreSQL's lexical rules as statements of ours use. */
export function tokenize(sql: string): Token[] {
  const tokens: Token[] = []
  for (const { groups } of sql.matchAll(pattern)) {
    const { literal, parameter, quoted, name, sign } = groups!
    if (literal !== undefined) tokens.push({ kind: 'literal', text: literal })
    else if (parameter) tokens.push({ kind: 'parameter', text: parameter })
    else if (quoted !== undefined)
      tokens.push({ kind: 'name', text: quoted.replaceAll('""', '"'), isQuoted: true })
    else if (name) tokens.push({ kind: 'name', text: name.toLowerCase() })
    else if (sign) tokens.push({ kind: 'sign', text: sign })
  }
  return tokens
}

/** Nests what stands in parentheses. */
export function nest(tokens: Token[]): Tree {
  const root: Tree = []
  const open: Tree[] = [root]
  for (const token of tokens) {
    if (token.kind === 'sign' && token.text === '(') {
      const inside: Tree = []
      open.at(-1)!.push(inside)
      open.push(inside)
    } else if (token.kind === 'sign' && token.text === ')') {
      if (open.length === 1) throw new RangeError('A parenthesis is closed that was never opened.')
      open.pop()
    } else open.at(-1)!.push(token)
  }
  if (open.length > 1) throw new RangeError('A parenthesis is opened and never closed.')
  return root
}

/** Whether this is a bare word of the language, such as FROM, and no quoted name. */
export function isWord(item: Token | Tree | undefined, ...words: string[]): boolean {
  return (
    item !== undefined &&
    !Array.isArray(item) &&
    item.kind === 'name' &&
    !item.isQuoted &&
    words.includes(item.text)
  )
}

export function isSign(item: Token | Tree | undefined, sign: string): boolean {
  return item !== undefined && !Array.isArray(item) && item.kind === 'sign' && item.text === sign
}
