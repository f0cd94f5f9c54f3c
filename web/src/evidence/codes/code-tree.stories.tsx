import type { CodeView } from '@firsthand/contract/evidence/codes'
import { CodeChips } from './code-chips.tsx'
import { CodeRows } from './code-rows.tsx'
import { CodeTree } from './code-tree.tsx'

function code(id: string, name: string, more: Partial<CodeView> = {}): CodeView {
  return {
    id,
    name,
    parent: null,
    depth: 0,
    definition: '',
    whenToUse: '',
    whenNot: '',
    example: '',
    colour: 0,
    isHeading: false,
    evidence: 0,
    people: 0,
    createdAt: '2026-05-14T09:30:00.000Z',
    archivedAt: null,
    mergedInto: null,
    version: 1,
    ...more,
  }
}

const few = [
  code('pay', 'Pay', { evidence: 14, people: 6, isHeading: true }),
  code('costs', 'Hidden costs', { parent: 'pay', depth: 1, evidence: 9, people: 5 }),
  code('tips', 'Tips', { parent: 'pay', depth: 1, evidence: 5, people: 3 }),
  code('rain', 'Rain', { colour: 5 }),
]
const nothing = () => {}

export const AFewCodes = () => <CodeTree codes={few} current="tips" onOpen={nothing} onRename={nothing} />

export const ManyLevels = () => (
  <CodeTree
    codes={Array.from({ length: 12 }, (_, depth) =>
      code(`${depth}`, `Level ${depth + 1}, with a name that takes more than one line on a phone`, {
        depth,
        colour: depth % 8,
        parent: depth ? `${depth - 1}` : null,
      }),
    )}
    current=""
    onOpen={nothing}
  />
)

const onEvidence = few.slice(1).map(({ id, name, colour }) => ({
  id,
  name,
  colour,
  path: `Pay › ${name}`,
  coders: [
    { id: 'm', name: 'Mara', memo: '' },
    { id: 'v', name: 'Vera', memo: 'She means what is left after the repairs.' },
  ],
}))

export const ChipsOnEvidence = () => <CodeChips codes={onEvidence} />

export const WhoGaveThemAndWhy = () => (
  <CodeRows codes={onEvidence} memberId="m" onTakeOff={nothing} onNote={async () => {}} />
)

export const ForThoseWhoOnlyRead = () => <CodeRows codes={onEvidence} memberId={undefined} />
