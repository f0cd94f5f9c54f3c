import { answerConsentPage, showConsentPage } from '@firsthand/contract/crm/consents'
import { useState } from 'react'
import { useAct, useOperation } from '../../api/hooks.ts'
import { Refused } from '../../kit/refused.tsx'
import { Page } from '../../shell/page.tsx'
import { ConsentForm } from './consent-form.tsx'
import css from './consents.module.css'
import { words as all } from './consents.words.ts'

const words = all.page

/** For people outside, by a link and without an account: read, answer, take back. */
export default function YourDataPage() {
  // The secret stands behind the #, so that no server's log has it.
  const [token] = useState(() => location.hash.slice(1))
  const page = useOperation(showConsentPage, { token }, { enabled: token !== '' })
  const answer = useAct(answerConsentPage, {
    invalidates: [showConsentPage],
    shownInPlace: true,
    // Whoever reads an old text is shown the new one, with what they chose.
    onFailed: ({ code }) => {
      if (code === 'consentPages.wording_changed') page.retry()
    },
  })
  const [isSaved, setIsSaved] = useState(false)
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
  return (
    <Frame heading={words.heading(page.data.name)} over={words.from(page.data.workspace)}>
      {isSaved ? (
        <output>
          <p>{words.thanks}</p>
          <p>{words.thanksSent}</p>
        </output>
      ) : null}
      <ConsentForm
        key={page.data.questions.map(({ standing }) => standing).join()}
        page={page.data}
        isSending={answer.isActing}
        refused={answer.failure?.message}
        onAnswer={(answers, signedAs) =>
          void answer.perform({ token, answers, about: page.data!.aboutWording, signedAs }).then(
            () => {
              setIsSaved(true)
              window.scrollTo({ top: 0 })
            },
            () => undefined,
          )
        }
      />
    </Frame>
  )
}

function Frame({ heading, over, children }: { heading: string; over?: string; children?: React.ReactNode }) {
  return (
    <main id="content" tabIndex={-1} className={css.inner} style={{ padding: '32px 16px 64px' }}>
      <Page title={words.title} width="all">
        {over ? <p className={css.why}>{over}</p> : null}
        <h1>{heading}</h1>
        {children}
      </Page>
    </main>
  )
}
