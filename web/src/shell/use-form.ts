import type { Operation, Output, Sent } from '@firsthand/contract/core/operation'
import { useRef, useState } from 'react'
import type { FormEvent } from 'react'
import { type ActOptions, useAct, useAnswers } from '../api/hooks.ts'
import { focusSoon } from '../kit/focus-soon.ts'
import { limitsOf } from '../kit/limits.ts'
import { type Standing, isSame, versionOf, withTheirs } from './changed-meanwhile.ts'
import { problemsByField, problemsOf } from './form-problems.ts'
import { words } from './shell.words.ts'

export type FormOptions<O extends Operation> = ActOptions<O> & {
  /** What the fields hold at first. */
  start: Partial<Sent<O>>
  /** Sent along with the fields: ids and the like. A version is sent as it was when the form was opened. */
  fixed?: Partial<Sent<O>>
  /**
   * Shows what others change as long as nothing is typed, and does not mind what they change outside of it: for forms
   * that stay open, and hold all they send.
   */
  followsOthers?: boolean
  /** Turns the fields into what is sent, where they differ (an empty field into null). */
  prepare?: (values: Partial<Sent<O>>) => Partial<Sent<O>>
  /** Hears which fields were refused, by their names: a form of several steps then shows the right one. */
  onRefused?: (problems: Record<string, string>) => void
}

/**
 * A form that performs an operation. The contract's schema checks it before it leaves, refusals stand beside their
 * fields, the first wrong field gets the focus, Enter submits, and it cannot be sent twice.
 *
 * It changes what it showed when it was opened: where somebody else was faster it is refused, says what they wrote
 * beside what was typed, and then stands on theirs, so that sending it again is a decision.
 *
 *     const form = useForm(createPerson, { start: { name: '' }, onDone: ({ id }) => go(`/people/${id}`) })
 *     <form {...form.props}><TextField label={words.name} {...form.field('name')} /> …
 */
export function useForm<O extends Operation>(operation: O, options: FormOptions<O>) {
  type Values = Partial<Sent<O>>
  type Name = keyof Sent<O> & string
  const [values, setValues] = useState<Values>(options.start)
  const [problems, setProblems] = useState<Record<string, string>>({})
  const form = useRef<HTMLFormElement>(null)
  // A second Enter may come before the button is drawn as waiting.
  const isOnItsWay = useRef(false)
  const [limits] = useState(() => limitsOf(operation.input))
  const shown: Standing<Values> = { start: options.start, version: versionOf(options.fixed) }
  const [standing, setStanding] = useState(shown)
  const [theirs, setTheirs] = useState<Values>({})
  const answers = useAnswers()
  const act = useAct(operation, {
    ...options,
    shownInPlace: true,
    onFailed: (failure) => {
      if (failure.code === 'conflict') answers.refresh(...(options.invalidates ?? []))
      options.onFailed?.(failure)
    },
  })
  const isTaken = act.failure?.code === 'conflict' && standing.version !== undefined
  const isFollowing =
    options.followsOthers === true && (isSame(values, standing.start) || isSame(shown.start, standing.start))
  if ((isTaken || isFollowing) && isNewer(shown.version, standing.version)) {
    const met = withTheirs(values, { before: standing.start, now: shown.start })
    setStanding(shown)
    setValues(met.values)
    setTheirs(met.theirs)
  }

  function set(changes: Values) {
    setValues((before) => ({ ...before, ...changes }))
    setProblems((before) => without(before, Object.keys(changes)))
    setTheirs((before) => without(before as Record<string, unknown>, Object.keys(changes)) as Values)
  }

  /** Checks some fields before all are filled, as a step of several does; the others are not looked at. */
  function check(names: Name[]): boolean {
    const parsed = operation.input.safeParse({ ...options.fixed, ...prepared() })
    const issues = parsed.success
      ? []
      : parsed.error.issues.filter(({ path }) => names.includes(path[0] as Name))
    if (issues.length > 0) refuse(problemsOf(issues))
    return issues.length === 0
  }

  function prepared(): Values {
    return options.prepare ? options.prepare(values) : values
  }

  async function submit(event?: FormEvent) {
    event?.preventDefault()
    event?.stopPropagation()
    if (isOnItsWay.current) return
    const sent = {
      ...options.fixed,
      ...(standing.version !== undefined && { version: standing.version }),
      ...prepared(),
    }
    const parsed = operation.input.safeParse(sent)
    if (!parsed.success) return refuse(problemsOf(parsed.error.issues))
    setProblems({})
    setTheirs({})
    isOnItsWay.current = true
    try {
      const answer = await act.perform(sent as Sent<O>)
      setStanding({ start: values, version: versionOf(answer) })
    } catch (error) {
      const failure = error as { problems?: { path: string; message: string }[] }
      if (failure.problems?.length) refuse(problemsByField(failure.problems))
    } finally {
      isOnItsWay.current = false
    }
  }

  function refuse(found: Record<string, string>) {
    setProblems(found)
    options.onRefused?.(found)
    focusSoon(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"], [data-error] input'), {
      leaves: true,
      scrolls: true,
    })
  }

  return {
    props: { ref: form, onSubmit: (event: FormEvent) => void submit(event), noValidate: true },
    values,
    set,
    submit,
    check,
    isSending: act.isActing,
    /** A refusal that belongs to no single field; show it with `<FormRefusal of={form} />` above the buttons. */
    refusal: isTaken
      ? words.changedMeanwhile
      : act.failure && act.failure.problems.length === 0
        ? act.failure.message
        : undefined,
    refusalCode: act.failure?.code,
    /** What was refused is not said of what is filled in since: for fields that are not the form's own. */
    clearRefusal: () => {
      setProblems({})
      if (act.failure) act.reset()
    },
    problems: {
      ...Object.fromEntries(Object.keys(theirs).map((name) => [name, words.changedHere])),
      ...problems,
    },
    /** What a text field of the kit needs: value, change, limits and its refusal. */
    field: (name: Name) => ({
      name,
      value: (values[name] ?? '') as string,
      onChange: (event: { currentTarget: { value: string } }) =>
        set({ [name]: event.currentTarget.value } as Values),
      limits: limits[name],
      error: problems[name] ?? (name in theirs ? words.wroteHere(String(theirs[name] ?? '')) : undefined),
    }),
    /** The same for a select, a number field and others that hand over the value itself. */
    choice: <N extends Name>(name: N) => ({
      name,
      value: (values[name] ?? null) as Sent<O>[N] | null,
      onChange: (value: unknown) => set({ [name]: value } as Values),
      limits: limits[name],
      error: problems[name] ?? (name in theirs ? words.changedHere : undefined),
    }),
    output: act.output as Output<O> | undefined,
  }
}

function isNewer(shown: number | undefined, standing: number | undefined): boolean {
  return shown !== undefined && standing !== undefined && shown > standing
}

function without<Told>(told: Record<string, Told>, names: string[]): Record<string, Told> {
  return Object.fromEntries(
    Object.entries(told).filter(
      ([path]) => !names.some((name) => path === name || path.startsWith(`${name}.`)),
    ),
  )
}
