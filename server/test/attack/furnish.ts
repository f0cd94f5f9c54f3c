import { addText, createConversation } from '@firsthand/contract/conversations/conversations'
import { noteConsents } from '@firsthand/contract/crm/consents'
import { previewImport, startImport } from '@firsthand/contract/crm/imports'
import { createPerson } from '@firsthand/contract/crm/people'
import { exportProject } from '@firsthand/contract/evidence/projects'
import type { FileView } from '@firsthand/contract/platform/records'
import { exportWorkspace } from '@firsthand/contract/platform/transfer'
import { wav } from '../../src/evidence/media/testing-wav.ts'
import type { World } from '../world.ts'
import { withKey } from './attackers.ts'

/** What the example lacks and plain routes hand out: a file, an import with a refused row, archives, a recording. */
export async function furnish(world: World): Promise<void> {
  const owner = world.as('owner')
  const inside = await withKey(world, owner)
  const upload = async (path: string, body: string | Buffer) => {
    const answer = await inside.ask(`/api/v1/workspaces/${world.bramble}/${path}`, {
      method: 'POST',
      body: body as string,
    })
    if (answer.status !== 200) throw new Error(`${path}: ${answer.text}`)
    return JSON.parse(answer.text) as FileView
  }
  const { id: file } = await upload(
    'files?name=confidential-list.csv',
    'name,email\nConfidential Carla,carla@confidential.example\n,no address at all\n',
  )
  const { dialect, mapping } = await world.call(owner, previewImport, { file })
  await world.call(owner, startImport, { file, dialect, mapping })

  const { id: person } = await world.call(owner, createPerson, { name: 'Recorded Rita' })
  await world.call(owner, noteConsents, { person, answers: [{ purpose: 'record', state: 'given' }] })
  const { id: conversation } = await world.call(owner, createConversation, {
    kind: 'interview',
    people: [person],
    heldAt: '2026-05-14T09:30:00.000Z',
  })
  const text = await world.call(owner, addText, {
    conversation,
    source: {
      pasted: 'WEBVTT\n\n00:01.000 --> 00:02.000\n<v Rita>We keep this among ourselves.\n',
      fileName: 'a.vtt',
    },
  })
  await upload(`texts/${text.id}/recording/content?name=talk.wav`, wav(1))
  await world.call(owner, exportProject, { texts: [text.id] })
  await world.call(owner, exportWorkspace, {})
}
