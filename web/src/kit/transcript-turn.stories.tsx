import { useState } from 'react'
import { Tag } from './person-chip.tsx'
import { TranscriptTurn } from './transcript-turn.tsx'
import type { MarkedRun } from './transcript-turn.tsx'

const answer =
  'Well. I did the sums in March. After the bike repairs I was under minimum wage. But I still stayed until May, so it was not only that. It was the Sunday when nobody picked up the phone.'

const run = (id: string, words: string, kind: MarkedRun['kind'], against = false): MarkedRun => {
  const from = answer.indexOf(words)
  return { id, from, to: from + words.length, kind, against }
}

export const Conversation = () => {
  const [active, setActive] = useState<string>()
  return (
    <div>
      <TranscriptTurn id="1" speaker="Mara" team at={751_000} text="What happened in the week you decided?" />
      <TranscriptTurn
        id="2"
        speaker="Ines"
        at={756_000}
        text={answer}
        activeRun={active}
        onRun={setActive}
        runs={[
          run('a', 'I did the sums in March. After the bike repairs I was under minimum wage.', 'said_past'),
          run('b', 'It was the Sunday when nobody picked up the phone.', 'did_observed'),
        ]}
        margin={<Tag>pay</Tag>}
      />
      <TranscriptTurn id="3" speaker="Mara" team at={782_000} text="Nobody picked up?" />
    </div>
  )
}

export const Overlapping = () => (
  <TranscriptTurn
    id="4"
    speaker="Ines"
    at={756_000}
    text={answer}
    onRun={() => {}}
    runs={[
      run(
        'a',
        'I did the sums in March. After the bike repairs I was under minimum wage. But I still stayed',
        'said_past',
      ),
      run('b', 'After the bike repairs I was under minimum wage.', 'committed'),
      run(
        'c',
        'under minimum wage. But I still stayed until May, so it was not only that.',
        'did_observed',
        true,
      ),
    ]}
  />
)

export const Continues = () => (
  <div>
    <TranscriptTurn id="5" speaker="Aleksandra Wiśniewska" at={3_662_000} text="It rained 🌧️ all day." />
    <TranscriptTurn
      id="6"
      speaker="Aleksandra Wiśniewska"
      continues
      at={3_664_000}
      text="And then the zones changed."
    />
    <TranscriptTurn id="7" speaker="Note" text="She laughed here." />
  </div>
)
