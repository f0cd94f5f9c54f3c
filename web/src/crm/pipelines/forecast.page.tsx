import { SegmentedControl } from '@mantine/core'
import { type CurrencyForecast, showForecast } from '@firsthand/contract/crm/pipelines-forecast'
import { showPipeline } from '@firsthand/contract/crm/pipelines'
import { useOperation } from '../../api/hooks.ts'
import { EmptyState } from '../../kit/empty-state.tsx'
import { Link } from '../../kit/link.tsx'
import { PageHeader } from '../../kit/page-header.tsx'
import { Card, Section } from '../../kit/section.tsx'
import { CardSkeleton, HeaderSkeleton } from '../../kit/skeletons.tsx'
import { useAddressState, useParam } from '../../shell/address.ts'
import { Broken } from '../../shell/mishap.tsx'
import { Page } from '../../shell/page.tsx'
import { ForecastStages } from './forecast-stages.tsx'
import css from './pipelines.module.css'
import { words } from './pipelines.words.ts'
import { formatRough } from './value.ts'

/** "What may come of it?" As ranges, or that there is not enough to say. */
export default function ForecastPage() {
  const id = useParam('pipeline')
  const [within, setWithin] = useAddressState('within')
  const days = within in words.horizon ? within : '90'
  const pipeline = useOperation(showPipeline, { pipeline: id })
  const forecast = useOperation(
    showForecast,
    { pipeline: id, withinDays: Number(days) },
    { keepShowing: true },
  )
  const { data, failure } = forecast
  return (
    <Page
      title={words.forecast}
      crumbs={[
        { label: words.title, path: '/pipelines' },
        { label: pipeline.data?.name ?? '', path: `/pipelines/${id}` },
      ]}
    >
      {failure ? <Broken error={failure} retry={forecast.retry} /> : null}
      {forecast.isPending ? (
        <>
          <HeaderSkeleton />
          <CardSkeleton rows={5} />
        </>
      ) : null}
      {data ? (
        <>
          <PageHeader title={words.forecastQuestion} lead={data.sentence} />
          <div className={css.bar}>
            <SegmentedControl
              aria-label={words.within2}
              data={Object.entries(words.horizon).map(([value, label]) => ({ value, label }))}
              value={days}
              onChange={(value) => setWithin(value === '90' ? '' : value)}
            />
          </div>
          {data.wins ? (
            <>
              <div className={css.stats}>
                {data.currencies
                  .filter((each) => each.entries > 0)
                  .map((each) => (
                    <Money
                      key={`${each.currency}${String(each.exponent)}`}
                      of={each}
                      days={data.withinDays}
                      pipeline={id}
                    />
                  ))}
                <Card title={words.wins}>
                  <p className={css.range}>{rangeOf(data.wins.within)}</p>
                  <p>{words.soon(data.withinDays)}</p>
                  <p>
                    {words.eventually}: {rangeOf(data.wins.eventually)}{' '}
                    <Link href={`/pipelines/${id}?view=table&goal=open`}>
                      {words.winsOf(data.wins.entries)}
                    </Link>
                  </p>
                </Card>
              </div>
              <p className={css.faint}>
                {[
                  words.rangeNote,
                  data.withoutValue > 0 ? words.withoutValue(data.withoutValue) : '',
                  data.notRead > 0 ? words.notRead(data.notRead) : '',
                ]
                  .filter(Boolean)
                  .join(' ')}
              </p>
            </>
          ) : (
            <EmptyState title={words.noForecast} text={data.sentence} />
          )}
          <Section title={words.perStage}>
            <ForecastStages stages={data.stages} pipeline={id} />
          </Section>
          <details>
            <summary>{words.how}</summary>
            <p>{words.howText}</p>
          </details>
        </>
      ) : null}
    </Page>
  )
}

function Money({ of, days, pipeline }: { of: CurrencyForecast; days: number; pipeline: string }) {
  const sum = (minor: number) => formatRough(minor, of)
  return (
    <Card title={of.currency}>
      <p className={css.range}>
        {sum(of.withinMinor.low)} – {sum(of.withinMinor.high)}
      </p>
      <p>{words.soon(days)}</p>
      <p>
        {words.eventually}: {sum(of.eventuallyMinor.low)} – {sum(of.eventuallyMinor.high)}{' '}
        <Link href={`/pipelines/${pipeline}?view=table&goal=open`}>{words.ofOpen(sum(of.openMinor))}</Link>
      </p>
      {of.leftOut.entries > 0 ? (
        <p className={css.faint}>{words.leftOut(of.leftOut.entries, sum(of.leftOut.amountMinor))}</p>
      ) : null}
    </Card>
  )
}

function rangeOf({ low, high }: { low: number; high: number }): string {
  const [from, to] = [Math.floor(low), Math.ceil(high)]
  return from === to ? String(from) : `${String(from)}–${String(to)}`
}
