import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const source = fileURLToPath(new URL('src', import.meta.url))

/** A function that users of the package can import, with what its docstring says. */
export type ExportedFunction = {
  name: string
  area: string
  /** Path from the package folder. */
  file: string
  /** The opening paragraph. */
  opening: string
  example: string
}

/** Every exported function of every area in `src/index.ts`, with its docstring. */
export function exportedFunctions(): ExportedFunction[] {
  const index = readFileSync(join(source, 'index.ts'), 'utf8')
  const areas = [...index.matchAll(/from '\.\/(\w+)\/index\.ts'/g)].map(([, area]) => area!)
  return areas.flatMap((area) =>
    exportLines(join(source, area, 'index.ts')).flatMap(({ names, file }) => {
      const text = readFileSync(join(source, area, file), 'utf8')
      return names
        .filter((name) => new RegExp(`export (async )?function\\*? ${name}\\b`).test(text))
        .map((name) => ({ name, area, file: `src/${area}/${basename(file)}`, ...docstring(text, name) }))
    }),
  )
}

function exportLines(index: string): { names: string[]; file: string }[] {
  const text = readFileSync(index, 'utf8')
  return [...text.matchAll(/export \{([^}]*)\} from '\.\/([^']+)'/g)].map(([, list, file]) => ({
    names: list!
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name !== '' && !name.startsWith('type ')),
    file: file!,
  }))
}

function docstring(text: string, name: string): { opening: string; example: string } {
  const before = text.slice(0, text.search(new RegExp(`export (async )?function\\*? ${name}\\b`))).trimEnd()
  if (!before.endsWith('*/')) return { opening: '', example: '' }
  const comment = before
    .slice(before.lastIndexOf('/**') + 3, -2)
    .split('\n')
    .map((line) => line.replace(/^ *\* ?/, ''))
    .join('\n')
  const [words, example = ''] = comment.split('@example')
  const opening = words!.trim().split('\n\n')[0]!.replaceAll('\n', ' ')
  return { opening, example: example.trim() }
}
