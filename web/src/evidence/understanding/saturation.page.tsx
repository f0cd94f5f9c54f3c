import { contactTypes } from '@firsthand/contract/crm/contact-types'
import { showSaturation, showSaturationByKind } from '@firsthand/contract/evidence/saturation'
import { Button, NativeSelect } from '@mantine/core'
import { useOperation } from '../../api/hooks.ts'
import { EmptyState } from '../../kit/empty-state.tsx'
import { formatPercent } from '../../kit/format.ts'
import { Link } from '../../kit/link.tsx'
import { PageHeader } from '../../kit/page-header.tsx'
import { Section } from '../../kit/section.tsx'
import { ListSkeleton } from '../../kit/skeletons.tsx'
import { useAddressState } from '../../shell/address.ts'
import { Broken } from '../../shell/mishap.tsx'
import { Page } from '../../shell/page.tsx'
import { type By, chosenWay } from './chosen-way.ts'
import { CurvePlot } from './curve-plot.tsx'
import { SaturationKinds } from './saturation-kinds.tsx'
import { SaturationRows } from './saturation-rows.tsx'
import { StudyChoice } from './study-choice.tsx'
import { UnderstandingTabs } from './tabs.tsx'
import css from './understanding.module.css'
import { kindName, tellSaturation, words } from './understanding.words.ts'
import { WayChoice } from './way-choice.tsx'

const { curve: say } = words

/** "Does another conversation still bring something new?" */
export default function SaturationPage() {
  const [study, setStudy] = useAddressState('study')
  const [chosen, setBy] = useAddressState('by')
  const [type, setType] = useAddressState('with')
  const [run, setRun] = useAddressState('run')
  const [threshold, setThreshold] = useAddressState('threshold')
  const { asked, by } = chosenWay(chosen, study)
  const rule = { run: run === '3' ? 3 : 2, threshold: threshold === '0' ? (0 as const) : (0.05 as const) }
  const scope = { study: study || undefined, ...rule }
  const kinds = useOperation(
    showSaturationByKind,
    { ...scope, by, field: by === 'field' ? asked : undefined },
    { keepShowing: true },
  )
  const known = kinds.data?.kinds.map(({ key, label }) => ({ value: key, label: kindName(label) }))
  const kind = isOfKind(by, type, known) ? type : ''
  const curve = useOperation(
    showSaturation,
    { ...scope, ...narrowed({ by, field: asked, key: kind }) },
    { keepShowing: true, enabled: type === '' || kind !== '' || known !== undefined },
  )
  const { data, failure, isPending, retry } = curve
  return (
    <Page title={words.tabs.saturation} crumbs={[{ label: words.evidence, path: '/evidence' }]}>
      <UnderstandingTabs current="saturation" study={study} />
      <PageHeader title={say.question} lead={say.lead} />
      <div className={css.choices}>
        <StudyChoice study={study} onChange={setStudy} />
        <WayChoice label={say.by} study={study} asked={asked} onChange={setBy} />
        <NativeSelect
          label={say.contactType}
          value={kind}
          onChange={(event) => setType(event.currentTarget.value)}
          data={[{ value: '', label: say.anybody }, ...withChosen(known ?? [], kind)]}
        />
        <NativeSelect
          label={say.run}
          value={String(rule.run)}
          onChange={(event) => setRun(event.currentTarget.value)}
          data={['2', '3']}
        />
        <NativeSelect
          label={say.threshold}
          value={String(rule.threshold)}
          onChange={(event) => setThreshold(event.currentTarget.value)}
          data={[
            { value: '0.05', label: say.thresholds[0.05] },
            { value: '0', label: say.thresholds[0] },
          ]}
        />
      </div>
      {failure ? <Broken error={failure} retry={retry} /> : null}
      {isPending ? <ListSkeleton /> : null}
      {data?.n === 0 ? (
        <EmptyState
          title={kind === '' ? say.empty : say.emptyKind}
          text={say.emptyText}
          action={
            <Button variant="filled" component={Link} href="/evidence">
              {words.toCodes}
            </Button>
          }
        />
      ) : null}
      {data && data.n > 0 ? (
        <>
          <p className={css.answer}>
            <strong>{say.quiet(data.quiet, data.n)}</strong>
          </p>
          <p className={css.answer}>{tellSaturation(data)}</p>
          {data.shareOfOrders === null ? null : (
            <p className={css.quiet}>{say.orders(formatPercent(data.shareOfOrders))}</p>
          )}
          {data.isBaseSmall ? <p className={css.quiet}>{say.smallBase(data.baseCodes)}</p> : null}
          {data.notCoded > 0 ? <p className={css.quiet}>{say.notCoded(data.notCoded)}</p> : null}
          {data.isCut ? <p className={css.quiet}>{say.isCut}</p> : null}
          <CurvePlot points={data.conversations} />
        </>
      ) : null}
      {kinds.failure ? <Broken error={kinds.failure} retry={kinds.retry} /> : null}
      {kinds.data && data && (data.n > 0 || kind !== '') ? (
        <div className={css.apart}>
          <SaturationKinds data={kinds.data} chosen={kind} onChoose={setType} />
        </div>
      ) : null}
      {data && data.n > 0 ? (
        <Section title={say.byConversation}>
          <SaturationRows talks={data.conversations} />
          <p className={css.quiet}>
            {say.rule(4, rule.run, rule.threshold === 0 ? say.thresholds[0] : '5 %')}
          </p>
        </Section>
      ) : null}
    </Page>
  )
}

type Choice = { value: string; label: string }

/** An address may name a kind that nobody is of, or one of another way of telling people apart. */
function isOfKind(by: By, key: string, known: Choice[] | undefined): boolean {
  if (by === 'contact_type' && contactTypes.some((each) => each === key)) return true
  return known?.some(({ value }) => value === key) ?? false
}

function withChosen(known: Choice[], kind: string): Choice[] {
  if (kind === '' || known.some(({ value }) => value === kind)) return known
  return [{ value: kind, label: kindName(kind) }, ...known]
}

/** What the curve is asked for, of one kind of people. */
function narrowed({ by, field, key }: { by: By; field: string; key: string }) {
  if (key === '') return {}
  if (by === 'field') return { field, value: key }
  if (by === 'contact_type') return { contactType: contactTypes.find((each) => each === key) }
  return { [by]: key }
}
