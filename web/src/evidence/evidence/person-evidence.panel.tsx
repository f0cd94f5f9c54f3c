import { type EvidenceView, listEvidence } from '@firsthand/contract/evidence/evidence'
import { Button } from '@mantine/core'
import { usePages } from '../../api/hooks.ts'
import { Link } from '../../kit/link.tsx'
import { Section } from '../../kit/section.tsx'
import { QuoteSkeleton } from '../../kit/skeletons.tsx'
import { useYou } from '../../shell/account.ts'
import { Broken } from '../../shell/mishap.tsx'
import { CitedLine } from './cited-in.tsx'
import { EvidenceCard } from './evidence-card.tsx'
import css from './evidence.module.css'
import { words } from './evidence.words.ts'

const shownOfGroup = 4

/** On a person's page: what they committed, did and said, the strongest first. */
export default function PersonEvidencePanel({ id }: { id: string }) {
  const mayMake = useYou().may('member')
  const evidence = usePages(listEvidence, { person: id, limit: 100 })
  const all = evidence.items ?? []
  const groups = (['committed', 'did', 'said'] as const)
    .map((group) => ({ group, pieces: all.filter((piece) => groupOf(piece) === group) }))
    .filter(({ pieces }) => pieces.length > 0)
  return (
    <Section
      title={words.ofPerson}
      count={all.length > 0 ? words.count(all.length, evidence.loadMore !== undefined) : undefined}
      actions={
        mayMake ? (
          <Button size="xs" component={Link} href={`/evidence?person=${id}&make=yes`}>
            {words.make}
          </Button>
        ) : null
      }
    >
      {evidence.failure ? <Broken error={evidence.failure} retry={evidence.retry} /> : null}
      {evidence.isPending ? <QuoteSkeleton count={2} /> : null}
      {evidence.items?.length === 0 ? <p className={css.state}>{words.ofPersonEmpty}</p> : null}
      {groups.map(({ group, pieces }) => (
        <div key={group} className={css.group}>
          <h3>{words.groups[group]}</h3>
          {pieces.slice(0, shownOfGroup).map((piece) => (
            <EvidenceCard
              key={piece.id}
              evidence={piece}
              withoutPerson
              lines={4}
              note={<CitedLine claims={piece.claims} />}
            />
          ))}
          {pieces.length > shownOfGroup ? (
            <p>
              <Link className={css.link} href={`/evidence?person=${id}`}>
                {words.more(pieces.length - shownOfGroup)}
              </Link>
            </p>
          ) : null}
        </div>
      ))}
    </Section>
  )
}

function groupOf({ kind }: EvidenceView): 'committed' | 'did' | 'said' {
  if (kind === 'committed') return 'committed'
  return kind.startsWith('did') ? 'did' : 'said'
}
