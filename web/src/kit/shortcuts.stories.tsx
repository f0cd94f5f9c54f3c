import { KeyHint } from './key-hint.tsx'
import { KeyList, Shortcuts } from './shortcuts.tsx'

export const Keys = () => (
  <KeyList
    hotkeys={[
      { keys: 'mod+k', does: 'Find or do anything' },
      { keys: '?', does: 'Keys' },
      { keys: 'g t', does: 'Today', group: 'Go to' },
      { keys: 'g p', does: 'People', group: 'Go to' },
      { keys: 'g c', does: 'Conversations', group: 'Go to' },
      { keys: 'j', does: 'Next in the list', group: 'Lists' },
      { keys: 'k', does: 'Previous in the list', group: 'Lists' },
      { keys: 'e', does: 'Make evidence', group: 'Transcript' },
      { keys: 'c', does: 'Cite in a claim', group: 'Transcript' },
    ]}
  />
)

export const Overlay = () => (
  <p>
    Press <KeyHint keys="?" /> to see what works on this page.
    <Shortcuts />
  </p>
)
