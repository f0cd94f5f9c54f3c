import { KeyHint } from './key-hint.tsx'

export const Keys = () => (
  <div style={{ display: 'flex', gap: 24 }}>
    <KeyHint keys="e" />
    <KeyHint keys="mod+k" />
    <KeyHint keys="g p" />
    <KeyHint keys="shift+ArrowDown" />
    <KeyHint keys="?" />
  </div>
)
