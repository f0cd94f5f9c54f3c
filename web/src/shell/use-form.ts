import type { Operation, Output, Sent } from '@firsthand/contract/core/operation'
import { useRef, useState } from 'react'
import type { FormEvent } from 'react'
import { type ActOptions, useAct } from '../api/hooks.ts'
import { limitsOf } from '../kit/limits.ts'
import { problemsByField, problemsOf } from './form-problems.ts'

export type FormOptions<O extends Operation> = ActOptions<O> & {
  /** What the fields hold at first. */
  start: Partial<Sent<O>>
  /** Sent along with the fields: ids and the like. */
  fixed?: Partial<Sent<O>>
  /** Turns the fields into what is sent, where they differ (an empty field into null). */
  prepare?: (values: Partial<Sent<O>>) => Partial<Sent<O>>
  /** Hears which fields were refused, by their names: a form of several steps then shows the right one. */
  onRefused?: (problems: Record<string, string>) => void
}

/**
 * A form that performs an operation. The contract's schema checks it before it leaves, refusals stand beside their
 * fields, the first wrong field gets the focus, Enter submits, and it cannot be sent twice.
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
  const act = useAct(operation, { ...options, shownInPlace: true })

  function set(changes: Values) {
    setValues((before) => ({ ...before, ...changes }))
    setProblems((before) => without(before, Object.keys(changes)))
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
    const sent = { ...options.fixed, ...prepared() }
    const parsed = operation.input.safeParse(sent)
    if (!parsed.success) return refuse(problemsOf(parsed.error.issues))
    setProblems({})
    isOnItsWay.current = true
    try {
      await act.perform(sent as Sent<O>)
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
    requestAnimationFrame(() => {
      const first = form.current?.querySelector<HTMLElement>('[aria-invalid="true"], [data-error] input')
      first?.focus()
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
    refusal: act.failure && act.failure.problems.length === 0 ? act.failure.message : undefined,
    refusalCode: act.failure?.code,
    /** What was refused is not said of what is filled in since: for fields that are not the form's own. */
    clearRefusal: () => {
      setProblems({})
      if (act.failure) act.reset()
    },
    problems,
    /** What a text field of the kit needs: value, change, limits and its refusal. */
    field: (name: Name) => ({
      name,
      value: (values[name] ?? '') as string,
      onChange: (event: { currentTarget: { value: string } }) =>
        set({ [name]: event.currentTarget.value } as Values),
      limits: limits[name],
      error: problems[name],
    }),
    /** The same for a select, a number field and others that hand over the value itself. */
    choice: <N extends Name>(name: N) => ({
      name,
      value: (values[name] ?? null) as Sent<O>[N] | null,
      onChange: (value: unknown) => set({ [name]: value } as Values),
      limits: limits[name],
      error: problems[name],
    }),
    output: act.output as Output<O> | undefined,
  }
}

function without(problems: Record<string, string>, names: string[]): Record<string, string> {
  return Object.fromEntries(
    Object.entries(problems).filter(
      ([path]) => !names.some((name) => path === name || path.startsWith(`${name}.`)),
    ),
  )
}
