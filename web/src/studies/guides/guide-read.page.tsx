import { type GuideView, showGuide } from '@firsthand/contract/studies/guides'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { useOperation } from '../../api/hooks.ts'
import { Link } from '../../kit/link.tsx'
import { PageHeader } from '../../kit/page-header.tsx'
import { CardSkeleton, HeaderSkeleton } from '../../kit/skeletons.tsx'
import { useAddressState, useParam } from '../../shell/address.ts'
import { Broken } from '../../shell/mishap.tsx'
import { Page } from '../../shell/page.tsx'
import css from './guide-read.module.css'
import { words } from './guides.words.ts'

/** A guide to read from: large on a phone, tick what is asked; and as it is printed. */
export default function GuideReadPage() {
  const study = useParam('study')
  const [guide] = useAddressState('guide')
  const [version] = useAddressState('version')
  const { data, failure, retry } = useOperation(showGuide, {
    guide,
    version: version ? Number(version) : undefined,
  })
  const crumbs = [
    { label: words.studies, path: '/studies' },
    { label: words.title, path: `/studies/${study}/guide?guide=${guide}` },
  ]
  if (failure) return <Broken isPage error={failure} retry={retry} />
  return (
    <Page title={data?.title ?? words.readTitle} crumbs={crumbs} width="reading">
      {data ? (
        <Reading guide={data} />
      ) : (
        <>
          <HeaderSkeleton />
          <CardSkeleton />
        </>
      )}
    </Page>
  )
}

function Reading({ guide }: { guide: GuideView }) {
  const [asked, setAsked] = useState<ReadonlySet<string>>(new Set())
  const toggle = (id: string) =>
    setAsked(new Set(asked.has(id) ? [...asked].filter((other) => other !== id) : [...asked, id]))
  return (
    <article className={css.guide}>
      <PageHeader
        title={guide.title}
        lead={words.printedOf(guide.study.title, guide.version)}
        actions={
          <span className={css.screenOnly}>
            <Button onClick={() => window.print()}>{words.print}</Button>{' '}
            <Button component={Link} href={`/studies/${guide.study.id}/guide?guide=${guide.id}`}>
              {words.edit}
            </Button>
          </span>
        }
      />
      {guide.sections.map((section) => (
        <section key={section.id}>
          <h2>
            {section.title} {section.minutes === null ? null : <small>{words.min(section.minutes)}</small>}
          </h2>
          {section.note ? <p className={css.note}>{section.note}</p> : null}
          <ul>
            {section.prompts.map(({ id, kind, ask, followUps, purpose }) => (
              <li key={id} data-kind={kind}>
                {kind === 'say' ? (
                  <p className={css.say}>{ask}</p>
                ) : (
                  <label className={css.ask}>
                    <input type="checkbox" checked={asked.has(id)} onChange={() => toggle(id)} />
                    <span>{ask}</span>
                  </label>
                )}
                {followUps.length > 0 ? (
                  <ul>
                    {followUps.map((text, place) => (
                      <li key={place}>{text}</li>
                    ))}
                  </ul>
                ) : null}
                {purpose ? <p className={css.purpose}>{purpose}</p> : null}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </article>
  )
}
