import { listEvidence } from '@firsthand/contract/evidence/evidence'
import { updateLoop } from '@firsthand/contract/evidence/loops'
import { Button, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { useAct, useOperation } from '../../api/hooks.ts'
import { Icon } from '../../kit/icon.tsx'
import { Section } from '../../kit/section.tsx'
import { showDone } from '../../kit/undo-toast.tsx'
import css from './complaints.module.css'
import { loops } from './complaints.words.ts'

/** Finds what people told us by its words, and links it to what we did. */
export function LinkEvidence({ loop }: { loop: string }) {
  const [typed, setTyped] = useState('')
  const [q] = useDebouncedValue(typed.trim(), 150)
  const found = useOperation(listEvidence, { q, limit: 8 }, { enabled: q !== '', keepShowing: true })
  const link = useAct(updateLoop, { onDone: () => showDone(loops.linked) })
  return (
    <Section title={loops.findEvidence}>
      <TextInput
        type="search"
        aria-label={loops.searchEvidence}
        placeholder={loops.searchEvidence}
        leftSection={<Icon name="search" />}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      {q === '' ? null : (
        <ul className={css.rows}>
          {(found.data?.items ?? []).map((piece) => (
            <li key={piece.id}>
              <div>
                “<bdi>{piece.words}</bdi>” <span className={css.hint}>{piece.person?.name ?? ''}</span>
              </div>
              <Button
                size="xs"
                aria-label={`${loops.link}: ${piece.words.slice(0, 60)}`}
                onClick={() => link.act({ loop, link: { evidence: [piece.id] } })}
              >
                {loops.link}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}
