import { Button } from '@mantine/core'
import { showDone, showRefused, showUndo } from './undo-toast.tsx'

export const Toasts = () => (
  <div style={{ display: 'flex', flexWrap: 'wrap', gap: 8 }}>
    <Button onClick={() => showUndo('Nele Brandt is archived.', () => {})}>Archive</Button>
    <Button onClick={() => showDone('Saved.')}>Save</Button>
    <Button onClick={() => showRefused('The file was not imported.', 'It is empty. Choose another one.')}>
      Import
    </Button>
  </div>
)
