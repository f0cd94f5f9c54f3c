import { z } from 'zod'
import { operation } from '../core/operation.ts'
import { Day, Id, Instant, Nothing, TimeZone, line, page, pageInput, paragraphs } from '../core/shapes.ts'

export const taskLimits = { title: 200, note: 5_000 }

export const TaskView = z.object({
  id: Id,
  title: z.string(),
  note: z.string(),
  person: z.object({ id: Id, name: z.string() }).nullable(),
  mayContact: z.boolean().describe('False: the person does not wish to be contacted.'),
  organisation: z.object({ id: Id, name: z.string() }).nullable(),
  assignee: z.object({ id: Id, name: z.string() }).nullable(),
  dueDay: Day.nullable(),
  dueTime: z.string().nullable(),
  timeZone: z.string().nullable(),
  dueAt: Instant.nullable().describe('The time, or the first moment of the day where no time is given.'),
  isLate: z.boolean(),
  snoozedUntil: Instant.nullable(),
  doneAt: Instant.nullable(),
  doneBy: z.object({ id: Id, name: z.string() }).nullable(),
  createdAt: Instant,
  version: z.int(),
})
export type TaskView = z.output<typeof TaskView>

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Write a time such as 14:30.')

const fields = {
  title: line(taskLimits.title),
  note: paragraphs(taskLimits.note).optional(),
  person: Id.nullable().optional(),
  organisation: Id.nullable().optional(),
  assignee: Id.nullable().optional().describe('Whose task it is; yours, when left out of a new one.'),
  dueDay: Day.nullable().optional(),
  dueTime: time.nullable().optional(),
  timeZone: TimeZone.optional().describe(
    'Where the day and the time are meant; your own zone, when left out.',
  ),
}

const errors = {
  person_missing: { status: 404, message: 'This person is not there any more. Choose another.' },
  organisation_missing: { status: 404, message: 'This organisation is not there any more. Choose another.' },
  member_missing: { status: 404, message: 'This member is not in the workspace. Choose another.' },
  day_missing: { status: 422, message: 'A time needs a day. Say on which day.' },
} as const

export const listTasks = operation({
  name: 'tasks.list',
  summary: 'List tasks: the open ones by when they are due, the done ones newest first.',
  method: 'GET',
  path: '/tasks',
  allows: 'viewer',
  input: z.object({
    ...pageInput,
    whose: z.enum(['mine', 'all']).default('mine'),
    state: z
      .enum(['open', 'snoozed', 'done'])
      .default('open')
      .describe('Those put off are not among the open ones until their time has come.'),
    person: Id.optional(),
    organisation: Id.optional(),
  }),
  output: page(TaskView),
})

export const showTask = operation({
  name: 'tasks.show',
  summary: 'Show one task.',
  method: 'GET',
  path: '/tasks/{task}',
  allows: 'viewer',
  input: z.object({ task: Id }),
  output: TaskView,
})

export const createTask = operation({
  name: 'tasks.create',
  summary: 'Write down something to do, for a person, an organisation or neither.',
  method: 'POST',
  path: '/tasks',
  allows: 'member',
  input: z.object(fields),
  output: TaskView,
  errors,
})

export const updateTask = operation({
  name: 'tasks.update',
  summary: 'Change a task. What is left out stays.',
  method: 'PATCH',
  path: '/tasks/{task}',
  allows: 'member',
  input: z.object({
    ...fields,
    title: fields.title.optional(),
    task: Id,
    version: z.int().optional().describe('Refuses when somebody else changed the task since.'),
  }),
  output: TaskView,
  errors,
})

export const finishTask = operation({
  name: 'tasks.finish',
  summary: 'Say that a task is done.',
  method: 'POST',
  path: '/tasks/{task}/finish',
  allows: 'member',
  input: z.object({ task: Id }),
  output: TaskView,
})

export const reopenTask = operation({
  name: 'tasks.reopen',
  summary: 'Say that a task is not done after all.',
  method: 'POST',
  path: '/tasks/{task}/reopen',
  allows: 'member',
  input: z.object({ task: Id }),
  output: TaskView,
})

export const snoozeTask = operation({
  name: 'tasks.snooze',
  summary: 'Put a task off until a moment, or take that back. Its due day stays.',
  method: 'POST',
  path: '/tasks/{task}/snooze',
  allows: 'member',
  input: z.object({ task: Id, until: Instant.nullable() }),
  output: TaskView,
})

export const removeTask = operation({
  name: 'tasks.remove',
  summary: 'Delete a task.',
  method: 'DELETE',
  path: '/tasks/{task}',
  allows: 'member',
  input: z.object({ task: Id }),
  output: Nothing,
})
