import { TasksOf } from './tasks-of.tsx'

/** What is to be done for an organisation. */
export default function OrganisationTasks({ id }: { id: string }) {
  return <TasksOf organisation={id} />
}
