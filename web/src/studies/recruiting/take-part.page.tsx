import {
  type ScreenerPage,
  answerScreenerPage,
  joinByScreenerPage,
  screenerPageLimits,
  showScreenerPage,
} from '@firsthand/contract/studies/screener-pages'
import type { ScreenerAnswers } from '@firsthand/contract/studies/screeners'
import { Button, Checkbox } from '@mantine/core'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useAct, useOperation } from '../../api/hooks.ts'
import { TextField } from '../../kit/fields.tsx'
import { Refused } from '../../kit/refused.tsx'
import { FormRefusal } from '../../shell/form-refusal.tsx'
import { Page } from '../../shell/page.tsx'
import { useForm } from '../../shell/use-form.ts'
import { draftSecret, keptAnswers, keepAnswers } from './draft-on-device.ts'
import { QuestionsForm, openQuestions } from './questions-form.tsx'
import css from './recruiting.module.css'
import { words as all } from './screener.words.ts'

const words = all.page

/** For people outside, by a link and without an account: what is done with it first, then the questions. */
export default function TakePartPage() {
  // The secret stands behind the #, so that no server's log has it.
  const [token] = useState(() => location.hash.slice(1))
  const [draft] = useState(() => (token === '' ? '' : draftSecret(token)))
  const page = useOperation(showScreenerPage, { token, draft }, { enabled: token !== '' })
  if (token === '')
    return (
      <Frame heading={words.incomplete}>
        <p>{words.incompleteTodo}</p>
      </Frame>
    )
  if (page.failure)
    return (
      <Frame heading={words.gone}>
        <Refused title={page.failure.message} onRetry={page.failure.status === 0 ? page.retry : undefined} />
      </Frame>
    )
  if (!page.data) return <Frame heading={words.loading} />
  return <Answering first={page.data} token={token} draft={draft} />
}

function Answering({ first, token, draft }: { first: ScreenerPage; token: string; draft: string }) {
  const [page, setPage] = useState(first)
  const heading = { heading: page.title, over: words.from(page.workspace) }
  if (page.end)
    return (
      <Frame {...heading}>
        <output>
          <p className={css.about}>{page.end.words}</p>
        </output>
        {page.end.isDone ? (
          page.end.end === 'qualified' ? (
            <p>{words.done}</p>
          ) : null
        ) : (
          <Join page={page} token={token} draft={draft} onPage={setPage} />
        )}
      </Frame>
    )
  if (page.state !== 'open')
    return (
      <Frame {...heading}>
        <p>{page.state === 'full' ? words.full : words.closed}</p>
      </Frame>
    )
  return (
    <Frame {...heading}>
      {page.intro ? <p style={{ whiteSpace: 'pre-wrap' }}>{page.intro}</p> : null}
      <section className={css.about}>
        <h2>{words.aboutTitle}</h2>
        {page.about}
      </section>
      <Questions page={page} token={token} draft={draft} onPage={setPage} />
    </Frame>
  )
}

type Part = { page: ScreenerPage; token: string; draft: string; onPage: (page: ScreenerPage) => void }

function Questions({ page, token, draft, onPage }: Part) {
  const [answers, setAnswers] = useState<ScreenerAnswers>(() => keptAnswers(token) ?? page.answers)
  const [missing, setMissing] = useState<string[]>([])
  const hasBegun = useRef(page.answers.length > 0)
  const save = useAct(answerScreenerPage, { invalidates: [], shownInPlace: true })
  const send = useAct(answerScreenerPage, { invalidates: [], shownInPlace: true })

  // The first answer keeps a place; the rest stays on this device until it is sent.
  useEffect(() => {
    if (answers.length === 0) return
    keepAnswers(token, answers)
    if (hasBegun.current) return
    hasBegun.current = true
    void save.perform({ token, draft, number: page.number, answers }).then(
      (now) => (now.state === 'full' ? onPage(now) : undefined),
      () => undefined,
    )
    // oxlint-disable-next-line react/exhaustive-deps
  }, [answers])

  function submit() {
    const open = openQuestions(page.items, answers)
    setMissing(open)
    if (open[0]) return document.getElementById(open[0])?.focus()
    void send.perform({ token, draft, number: page.number, answers, isSent: true }).then(
      (now) => {
        keepAnswers(token, [])
        onPage(now)
        window.scrollTo({ top: 0 })
      },
      () => undefined,
    )
  }

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <QuestionsForm items={page.items} answers={answers} onChange={setAnswers} missing={missing} />
      <p className={css.faint}>{words.kept}</p>
      {send.failure ? <Refused title={send.failure.message} /> : null}
      <Button type="submit" variant="filled" size="md" loading={send.isActing}>
        {words.send}
      </Button>
    </form>
  )
}

function Join({ page, token, draft, onPage }: Part) {
  const [isSure, setSure] = useState(false)
  const again = useAct(showScreenerPage, { invalidates: [], shownInPlace: true })
  const form = useForm(joinByScreenerPage, {
    start: { name: '', email: '' },
    fixed: { token, draft, mayContact: true, contactWording: page.contactWording },
    invalidates: [],
    // Whoever read an old text is shown the new one, and agrees to that one or not.
    onFailed: ({ code }) => {
      if (code !== 'screenerPages.wording_changed') return
      setSure(false)
      void again.perform({ token, draft }).then(onPage, () => undefined)
    },
    onDone: (now) => {
      onPage(now)
      window.scrollTo({ top: 0 })
    },
  })
  return (
    <form {...form.props} className={css.stack}>
      <h2>{words.who}</h2>
      <TextField
        label={words.yourName}
        size="md"
        autoComplete="name"
        {...form.field('name')}
        limits={{ maxLength: screenerPageLimits.name, required: true }}
      />
      <TextField label={words.email} size="md" type="email" autoComplete="email" {...form.field('email')} />
      <p className={css.about}>{page.contact}</p>
      <Checkbox
        label={words.agree}
        description={words.agreeWhy}
        checked={isSure}
        onChange={(event) => setSure(event.currentTarget.checked)}
      />
      <FormRefusal of={form} />
      <div>
        <Button type="submit" variant="filled" size="md" disabled={!isSure} loading={form.isSending}>
          {words.join}
        </Button>
      </div>
      <p className={css.faint}>{words.noThanks}</p>
    </form>
  )
}

function Frame({ heading, over, children }: { heading: string; over?: string; children?: ReactNode }) {
  return (
    <main id="content" tabIndex={-1} className={css.outside}>
      <Page title={words.name} width="all">
        {over ? <p className={css.faint}>{over}</p> : null}
        <h1>{heading}</h1>
        {children}
      </Page>
    </main>
  )
}
