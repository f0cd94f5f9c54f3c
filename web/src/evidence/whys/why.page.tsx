import { createClaim } from '@firsthand/contract/evidence/claims'
import {
  type WhyStep,
  type WhyView,
  addWhyStep,
  archiveWhy,
  citeInWhyStep,
  listWhys,
  removeWhyStep,
  restoreWhy,
  showWhy,
  unciteInWhyStep,
  updateWhy,
  updateWhyStep,
} from '@firsthand/contract/evidence/whys'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { useAct, useAnswers, useOperation } from '../../api/hooks.ts'
import { Link } from '../../kit/link.tsx'
import { PageHeader } from '../../kit/page-header.tsx'
import { Section } from '../../kit/section.tsx'
import { CardSkeleton, HeaderSkeleton } from '../../kit/skeletons.tsx'
import { showDone, showUndo } from '../../kit/undo-toast.tsx'
import { useYou } from '../../shell/account.ts'
import { useGo, useParam } from '../../shell/address.ts'
import { Broken } from '../../shell/mishap.tsx'
import { Page } from '../../shell/page.tsx'
import { AttachEvidence } from './attach-evidence.tsx'
import { SentenceForm } from './sentence-form.tsx'
import { Step, type StepActs } from './step.tsx'
import css from './whys.module.css'
import { words } from './whys.words.ts'

const crumbs = [{ label: words.title, path: '/whys' }]

/** One ladder: the symptom on top, each answer below what it explains. */
export default function WhyPage() {
  const id = useParam('why')
  const { data: why, failure, retry } = useOperation(showWhy, { why: id })
  if (failure) return <Broken isPage error={failure} retry={retry} />
  if (!why)
    return (
      <Page title="" crumbs={crumbs}>
        <HeaderSkeleton />
        <CardSkeleton />
      </Page>
    )
  return <Ladder why={why} />
}

const changed = { invalidates: [showWhy, listWhys] }

function Ladder({ why }: { why: WhyView }) {
  const mayChange = useYou().may('member') && why.archivedAt === null
  const go = useGo()
  const [answering, setAnswering] = useState<string | null>()
  const [attaching, setAttaching] = useState<WhyStep>()
  const add = useAct(addWhyStep, { ...changed, onDone: () => setAnswering(undefined) })
  const answers = useAnswers()
  const update = useAct(updateWhyStep, {
    ...changed,
    onFailed: ({ code }) => code === 'conflict' && answers.refresh(showWhy),
  })
  const remove = useAct(removeWhyStep, { ...changed, onDone: () => showDone(words.removed) })
  const cite = useAct(citeInWhyStep, changed)
  const uncite = useAct(unciteInWhyStep, changed)
  const restore = useAct(restoreWhy)
  const archive = useAct(archiveWhy, {
    onDone: () => {
      showUndo(words.archived, () => restore.act({ why: why.id }))
      go('/whys')
    },
  })
  const of = (step: WhyStep) => ({ why: why.id, step: step.id })
  const acts: StepActs = {
    answer: (step) => setAnswering(step.id),
    attach: setAttaching,
    setRoot: (step, isRootCause) => update.act({ ...of(step), isRootCause, version: step.version }),
    rename: (step, sentence) => update.perform({ ...of(step), sentence, version: step.version }),
    remove: (step) => remove.act(of(step)),
    detach: (step, evidence) => uncite.act({ ...of(step), evidence }),
  }
  const asked = (parent: string | null) => (
    <SentenceForm
      label={words.because}
      action={words.add}
      isSending={add.isActing}
      onCancel={() => setAnswering(undefined)}
      onSend={(sentence) => add.perform({ why: why.id, parent, sentence })}
    />
  )
  return (
    <Page title={words.ladder(why.symptom)} crumbs={crumbs}>
      <PageHeader
        sentence
        over={why.claim ? words.from.claim : why.evidence ? words.from.evidence : words.symptom}
        title={why.symptom}
        lead={[words.steps(why.heard, why.steps), why.author ? words.by(why.author.name) : '']
          .filter(Boolean)
          .join(' · ')}
        actions={
          mayChange ? (
            <Button variant="subtle" onClick={() => archive.act({ why: why.id })}>
              {words.archive}
            </Button>
          ) : null
        }
      />
      {why.claim ? <Link href={`/claims/${why.claim.id}`}>{words.from.claim}</Link> : null}
      {why.evidence ? <Link href={`/evidence?open=${why.evidence.id}`}>{words.from.evidence}</Link> : null}
      <Section title={words.why}>
        {why.ladder.length === 0 ? <p className={css.quiet}>{words.noSteps}</p> : null}
        <ol className={css.ladder}>
          {why.ladder.map((step) => (
            <Step
              key={step.id}
              step={step}
              isLast={!why.ladder.some(({ parent }) => parent === step.id)}
              acts={mayChange ? acts : undefined}
            >
              {answering === step.id ? asked(step.id) : null}
            </Step>
          ))}
        </ol>
        {mayChange && (answering === null || why.ladder.length === 0) ? asked(null) : null}
        {mayChange && why.ladder.length > 0 && answering !== null ? (
          <Button size="xs" onClick={() => setAnswering(null)}>
            {words.branch}
          </Button>
        ) : null}
      </Section>
      <Need why={why} mayChange={mayChange} />
      {attaching ? (
        <AttachEvidence
          step={why.ladder.find(({ id }) => id === attaching.id) ?? attaching}
          isBusy={cite.isActing}
          onClose={() => setAttaching(undefined)}
          onAttach={(evidence, stance) => cite.act({ ...of(attaching), evidence, stance })}
        />
      ) : null}
    </Page>
  )
}

/** What follows upward: a claim of the kind need, which is tested like any other. */
function Need({ why, mayChange }: { why: WhyView; mayChange: boolean }) {
  const name = useAct(updateWhy, changed)
  const make = useAct(createClaim)
  if (why.need)
    return (
      <Section title={words.need}>
        <Link href={`/claims/${why.need.id}`}>{why.need.sentence}</Link>
      </Section>
    )
  if (!mayChange || why.rootCauses.length === 0) return null
  return (
    <Section title={words.need}>
      <p className={css.quiet}>{words.needHint}</p>
      <SentenceForm
        label={words.need}
        placeholder={words.needPlaceholder}
        action={words.makeNeed}
        isSending={make.isActing || name.isActing}
        onSend={(sentence) =>
          make.perform({ sentence, kind: 'need' }).then(({ id }) => name.perform({ why: why.id, need: id }))
        }
      />
    </Section>
  )
}
