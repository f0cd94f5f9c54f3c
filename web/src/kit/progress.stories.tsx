import { Button } from '@mantine/core'
import { Progress } from './progress.tsx'

export const Running = () => (
  <Progress
    state="running"
    share={0.22}
    sentence="Importing people: 1,200 of 5,400 rows."
    detail="You may leave this page."
    onCancel={() => {}}
  />
)
export const Waiting = () => <Progress state="waiting" sentence="Waiting for its turn." onCancel={() => {}} />
export const Done = () => (
  <Progress
    state="done"
    sentence="5,382 people imported; 18 rows were refused."
    actions={<Button size="xs">Download the 18 rows</Button>}
  />
)
export const Failed = () => (
  <Progress
    state="failed"
    sentence="The import stopped at row 1,201."
    detail="The file ends in the middle of a quoted field. Nothing was imported."
  />
)
