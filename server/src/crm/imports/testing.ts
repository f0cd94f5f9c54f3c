// Not a test: what tests of imports share.
import {
  importTargets,
  previewImport,
  showImport,
  startImport,
  undoImport,
} from '@firsthand/contract/crm/imports'
import type { ColumnTarget, ImportOptions, ImportView } from '@firsthand/contract/crm/imports'
import { listPeople, showPerson } from '@firsthand/contract/crm/people'
import type { World } from '../../../test/world.ts'
import { recordFile } from '../../platform/files/files.ts'

export type Start = { mapping?: ColumnTarget[]; again?: boolean } & Partial<ImportOptions>

export function importing(world: World) {
  const member = world.as('member')

  async function upload(content: string | Uint8Array, name = 'people.csv'): Promise<string> {
    const stored = await world.application.services.files.put(
      world.bramble,
      typeof content === 'string' ? Buffer.from(content) : content,
      1e9,
    )
    const { id } = await world.inWorkspace(world.bramble, (ctx) =>
      recordFile(ctx, { name, mediaType: 'text/csv', ...stored }),
    )
    return id
  }

  /** Asks for an import and does not wait for it. */
  async function start(content: string | Uint8Array, { mapping, ...rest }: Start = {}): Promise<ImportView> {
    const file = await upload(content)
    const preview = await world.call(member, previewImport, { file })
    return world.call(member, startImport, {
      file,
      dialect: preview.dialect,
      mapping: mapping ?? preview.mapping,
      ...rest,
    })
  }

  async function run(content: string | Uint8Array, options: Start = {}): Promise<ImportView> {
    const { id } = await start(content, options)
    await world.settle()
    return world.call(member, showImport, { import: id })
  }

  /** Takes an import back. */
  async function undo(id: string): Promise<ImportView> {
    await world.call(member, undoImport, { import: id })
    await world.settle()
    return world.call(member, showImport, { import: id })
  }

  /** Somebody by name, with everything; undefined when there is nobody. */
  async function person(name: string) {
    const { items } = await world.call(member, listPeople, { q: name, limit: 200 })
    const found = items.find((each) => each.name === name)
    return found && world.call(member, showPerson, { person: found.id })
  }

  return { upload, start, run, undo, person, targets: importTargets, member }
}

export function csv(...rows: string[][]): string {
  return (
    rows
      .map((cells) =>
        cells.map((cell) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(','),
      )
      .join('\n') + '\n'
  )
}
