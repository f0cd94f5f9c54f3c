import { TasksOf } from './tasks-of.tsx'

/** What is to be done for a person. */
export default function PersonTasks({ id }: { id: string }) {
  return <TasksOf person={id} />
}
