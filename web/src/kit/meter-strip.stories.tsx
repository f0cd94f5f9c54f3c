import { useState } from 'react'
import { MeterStrip } from './meter-strip.tsx'
import type { MeterStripProps } from './meter-strip.tsx'

const minute = 60_000
const edges = [0, 2.5, 6, 7.2, 14, 16, 25, 26, 34.5, 37.4, 42]
const spans: MeterStripProps['spans'] = edges.slice(0, -1).map((from, place) => ({
  lane: place % 2 ? 'person' : 'team',
  from: from * minute,
  to: (edges[place + 1] ?? 42) * minute,
}))

const questions: MeterStripProps['questions'] = [
  { at: 1.2 * minute, kind: 'open' },
  { at: 2.3 * minute, kind: 'closed' },
  { at: 6.8 * minute, kind: 'open' },
  { at: 15 * minute, kind: 'open' },
  { at: 15.8 * minute, kind: 'leading' },
  { at: 25.6 * minute, kind: 'open' },
  { at: 36 * minute, kind: 'double' },
]

export const Jumps = () => {
  const [position, setPosition] = useState(12.6 * minute)
  return (
    <MeterStrip
      length={42 * minute}
      spans={spans}
      questions={questions}
      marks={[
        { at: 9 * minute, label: 'the sums in March' },
        { at: 29 * minute, label: 'the phone' },
      ]}
      position={position}
      onJump={setPosition}
      summary="You talked 31 % of 42 minutes; the longest stretch was 2:54."
      personLabel="Ines"
      kindWords={{ double: 'two at once' }}
    />
  )
}

export const PictureAlone = () => (
  <MeterStrip
    length={42 * minute}
    spans={spans}
    summary="You talked 31 % of 42 minutes."
    personLabel="Ines"
  />
)

export const ThreeHours = () => (
  <MeterStrip
    length={180 * minute}
    spans={Array.from({ length: 600 }, (_, place) => ({
      lane: place % 5 === 0 ? 'team' : 'person',
      from: place * 0.3 * minute,
      to: (place * 0.3 + 0.28) * minute,
    }))}
    questions={Array.from({ length: 60 }, (_, place) => ({
      at: place * 3 * minute,
      kind: place % 4 ? 'open' : 'closed',
    }))}
    onJump={() => {}}
    summary="You talked 20 % of three hours."
  />
)
