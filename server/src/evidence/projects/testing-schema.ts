import { type XmlElement, readXml } from '../codes/files/xml.ts'

// As much of XML Schema 1.0 as the two schemas of REFI-QDA use: named types, sequences and choices of elements with how
// often each stands there, attributes with their types, patterns and lists of words. For tests only.

const limits = { characters: 200_000_000, elements: 5_000_000, depth: 100 }

/** What is wrong with a document by a schema; empty where nothing is. */
export function problemsBySchema(schemaText: string, documentText: string): string[] {
  const schema = readXml(schemaText, limits)
  const types = new Map(
    schema.children
      .filter(({ name }) => name === 'complexType' || name === 'simpleType')
      .map((type) => [type.attributes.name!, type]),
  )
  const root = schema.children.find(({ name }) => name === 'element')!
  const document = readXml(documentText, limits)
  const problems: string[] = []
  if (document.name !== root.attributes.name) return [`the root is ${document.name}`]
  if (document.attributes.xmlns !== schema.attributes.targetNamespace)
    problems.push('the namespace is another')
  check(document, root.attributes.type!, document.name)
  return problems

  function check(element: XmlElement, typeName: string, path: string): void {
    const type = types.get(typeName)
    if (!type || type.name === 'simpleType') {
      if (element.children.length > 0) problems.push(`${path} holds elements`)
      if (!isOf(element.text, typeName))
        problems.push(`${path} is no ${typeName}: ${element.text.slice(0, 40)}`)
      return
    }
    checkAttributes(element, type, path)
    const model = type.children.find(({ name }) => name === 'sequence' || name === 'choice')
    const names = element.children.map(({ name }) => `${name},`).join('')
    if (!new RegExp(`^${model ? patternOf(model) : ''}$`).test(names))
      problems.push(`${path} holds ${names.slice(0, 200)} where it may not`)
    if (element.text.trim() !== '') problems.push(`${path} holds text between its elements`)
    const declared = new Map(model ? declarations(model) : [])
    for (const [index, child] of element.children.entries()) {
      const of = declared.get(child.name)
      if (of) check(child, of, `${path}/${child.name}[${index}]`)
    }
  }

  function checkAttributes(element: XmlElement, type: XmlElement, path: string): void {
    const known = type.children.filter(({ name }) => name === 'attribute')
    for (const { attributes } of known) {
      const value = element.attributes[attributes.name!]
      if (value === undefined && attributes.use === 'required')
        problems.push(`${path} lacks ${attributes.name}`)
      if (value !== undefined && !isOf(value, attributes.type!))
        problems.push(`${path}@${attributes.name} is no ${attributes.type}: ${value}`)
    }
    for (const name of Object.keys(element.attributes))
      if (name !== 'xmlns' && !known.some(({ attributes }) => attributes.name === name))
        problems.push(`${path} has an attribute ${name}`)
  }

  function isOf(value: string, typeName: string): boolean {
    const builtIn = plain[typeName.replace(/^\w+:/, '')]
    const type = types.get(typeName)
    if (!type) return builtIn ? builtIn.test(value.trim()) : false
    const rules = type.children.find(({ name }) => name === 'restriction')!.children
    const patterns = rules.filter(({ name }) => name === 'pattern')
    const words = rules.filter(({ name }) => name === 'enumeration')
    return (
      patterns.every(({ attributes }) => new RegExp(`^(?:${attributes.value})$`).test(value)) &&
      (words.length === 0 || words.some(({ attributes }) => attributes.value === value))
    )
  }
}

const plain: Record<string, RegExp> = {
  string: /^/,
  token: /^/,
  boolean: /^(true|false|0|1)$/,
  integer: /^[+-]?\d+$/,
  decimal: /^[+-]?(\d+(\.\d*)?|\.\d+)$/,
  date: /^-?\d{4,}-\d\d-\d\d(Z|[+-]\d\d:\d\d)?$/,
  dateTime: /^-?\d{4,}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)?$/,
}

/** A content model as a pattern over the names of the children, each with a comma after it. */
function patternOf(model: XmlElement): string {
  const parts = model.children
    .filter(({ name }) => ['element', 'sequence', 'choice'].includes(name))
    .map((part) => (part.name === 'element' ? `(?:${part.attributes.name},)${often(part)}` : patternOf(part)))
  return `(?:${parts.join(model.name === 'choice' ? '|' : '')})${often(model)}`
}

function often({ attributes: { minOccurs = '1', maxOccurs = '1' } }: XmlElement): string {
  return `{${minOccurs},${maxOccurs === 'unbounded' ? '' : maxOccurs}}`
}

function declarations(model: XmlElement): [string, string][] {
  return model.children.flatMap((part): [string, string][] =>
    part.name === 'element' ? [[part.attributes.name!, part.attributes.type!]] : declarations(part),
  )
}
