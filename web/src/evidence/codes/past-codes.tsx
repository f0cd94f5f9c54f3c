import { type CodeView, listCodes, restoreCode, unmergeCode } from '@firsthand/contract/evidence/codes'
import { Button } from '@mantine/core'
import { useAct, useOperation } from '../../api/hooks.ts'
import { formatDate } from '../../kit/format.ts'
import { PageHeader } from '../../kit/page-header.tsx'
import { Card, CardRow, Section } from '../../kit/section.tsx'
import { ListSkeleton } from '../../kit/skeletons.tsx'
import { showDone } from '../../kit/undo-toast.tsx'
import { useYou } from '../../shell/account.ts'
import { Broken } from '../../shell/mishap.tsx'
import { Page } from '../../shell/page.tsx'
import { CodeHistory } from './code-history.tsx'
import css from './codes.module.css'
import { words as codes } from './codes.words.ts'
import { words } from './history.words.ts'

/** "What became of our codes?": the codebook's other side. */
export function PastCodes() {
  const away = useOperation(listCodes, { archived: true }, { keepShowing: true })
  const inUse = useOperation(listCodes, { counted: false })
  const names = new Map(
    [...(inUse.data?.items ?? []), ...(away.data?.items ?? [])].map(({ id, name }) => [id, name]),
  )
  return (
    <Page
      title={words.page}
      crumbs={[
        { label: codes.evidence, path: '/evidence' },
        { label: codes.title, path: '/codes' },
      ]}
    >
      <PageHeader title={words.question} lead={words.lead} />
      <Section title={words.away} count={away.data?.items.length || undefined}>
        {away.failure ? <Broken error={away.failure} retry={away.retry} /> : null}
        {away.isPending ? <ListSkeleton rows={3} /> : null}
        {away.data?.items.length === 0 ? <p className={css.quiet}>{words.noneAway}</p> : null}
        {away.data && away.data.items.length > 0 ? (
          <Card>
            {away.data.items.map((code) => (
              <Away key={code.id} code={code} into={code.mergedInto && names.get(code.mergedInto)} />
            ))}
          </Card>
        ) : null}
      </Section>
      <Section title={words.changes}>
        <CodeHistory />
      </Section>
    </Page>
  )
}

/** A code that was put away, and the way back. */
function Away({ code, into }: { code: CodeView; into: string | null | undefined }) {
  const mayChange = useYou().may('member')
  const onDone = () => showDone(words.isBack(code.name))
  const restore = useAct(restoreCode, { onDone })
  const unmerge = useAct(unmergeCode, { onDone })
  const day = code.archivedAt ? formatDate(code.archivedAt) : ''
  const [act, label, spoken] = code.mergedInto
    ? [unmerge, words.unmerge, words.unmergeOf(code.name)]
    : [restore, words.restore, words.restoreOf(code.name)]
  return (
    <CardRow
      actions={
        mayChange ? (
          <Button
            size="xs"
            aria-label={spoken}
            loading={act.isActing}
            onClick={() => act.act({ code: code.id })}
          >
            {label}
          </Button>
        ) : undefined
      }
    >
      <span dir="auto" style={{ paddingInlineStart: code.depth * 16 }}>
        {code.name}
      </span>{' '}
      <span className={css.quiet}>
        {code.mergedInto ? words.mergedInto(into ?? words.goneCode, day) : words.archivedOn(day)}
      </span>
    </CardRow>
  )
}
