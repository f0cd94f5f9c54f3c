import { listWordings, noteConsents, purposes, showConsents } from '@firsthand/contract/crm/consents'
import { showPerson } from '@firsthand/contract/crm/people'
import { Button, Portal } from '@mantine/core'
import { useState } from 'react'
import { useAct, useOperation } from '../../api/hooks.ts'
import { PageHeader } from '../../kit/page-header.tsx'
import { CardSkeleton } from '../../kit/skeletons.tsx'
import { useGo, useParam } from '../../shell/address.ts'
import { Broken } from '../../shell/mishap.tsx'
import { Page } from '../../shell/page.tsx'
import { ConsentForm } from './consent-form.tsx'
import css from './consents.module.css'
import { words as all } from './consents.words.ts'

const words = all.page

/** On the phone that is handed over: their page alone, over everything else, until it is given back. */
export default function ShowDataPage() {
  const person = useParam('person')
  const go = useGo()
  const { data: known, failure, retry } = useOperation(showPerson, { person })
  const consents = useOperation(showConsents, { person })
  const texts = useOperation(listWordings, {})
  const note = useAct(noteConsents, {
    invalidates: [showConsents, showPerson],
    shownInPlace: true,
    // Whoever reads an old text is shown the new one, with what they chose.
    onFailed: ({ code }) => {
      if (code === 'consents.wording_changed') texts.retry()
    },
  })
  const [isSaved, setIsSaved] = useState(false)
  const broken = failure ?? consents.failure ?? texts.failure
  const first = known?.name.split(/\s+/u)[0] ?? ''
  const textOf = (subject: string) =>
    texts.data?.items.find((each) => each.subject === subject) ?? { words: '', number: 0 }
  return (
    <Page title={words.title}>
      {broken ? <Broken error={broken} retry={retry} /> : <PageHeader title={words.title} />}
      {!broken && !(known && consents.data && texts.data) ? <CardSkeleton rows={6} /> : null}
      {known && consents.data && texts.data ? (
        <Portal>
          <div className={css.handed} role="dialog" aria-modal="true" aria-label={words.title}>
            <div className={css.inner}>
              <h2>{words.heading(first)}</h2>
              {isSaved ? (
                <output>{words.thanks}</output>
              ) : (
                <ConsentForm
                  page={{
                    about: textOf('about').words,
                    aboutWording: textOf('about').number,
                    questions: purposes.map((purpose) => ({
                      purpose,
                      words: textOf(purpose).words,
                      wording: textOf(purpose).number,
                      standing:
                        consents.data!.standings.find((each) => each.purpose === purpose)?.standing ??
                        'unsaid',
                    })),
                  }}
                  isSending={note.isActing}
                  refused={note.failure?.message}
                  onAnswer={(answers, signedAs) =>
                    void note
                      .perform({
                        person,
                        answers,
                        about: textOf('about').number,
                        source: 'shown_page',
                        proof: `Signed as: ${signedAs}`,
                      })
                      .then(
                        () => setIsSaved(true),
                        () => undefined,
                      )
                  }
                />
              )}
              <div className={css.actions}>
                <Button variant="subtle" onClick={() => go(`/people/${person}`)}>
                  {words.back}
                </Button>
              </div>
            </div>
          </div>
        </Portal>
      ) : null}
    </Page>
  )
}
