import { Button } from '@mantine/core'
import { EmptyState } from '../../kit/empty-state.tsx'
import { Rung } from '../../kit/rung.tsx'
import { Voices } from '../../kit/voices.tsx'
import css from './claims.module.css'
import { words } from './claims.words.ts'

/** No claim yet: what one looks like. The field that starts it stands above. */
export function NoClaimYet() {
  return (
    <EmptyState
      title={words.empty}
      text={words.emptyText}
      example={
        <div className={css.example}>
          <strong>{words.emptyExample}</strong>
          <Rung level={2} />
          <Voices
            plain
            voices={[{ people: [{ kind: 'said' }, { kind: 'said' }] }, { people: [{ kind: 'contradicts' }] }]}
          />
        </div>
      }
    />
  )
}

/** There are claims, and none that fits. */
export function NoClaimFits({ onClear }: { onClear: () => void }) {
  return (
    <EmptyState
      title={words.nothing}
      text={words.nothingTodo}
      action={<Button onClick={onClear}>{words.clear}</Button>}
    />
  )
}
