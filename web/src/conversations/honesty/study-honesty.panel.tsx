import { showStudyHonesty } from '@firsthand/contract/conversations/honesty'
import { useOperation } from '../../api/hooks.ts'
import { Section } from '../../kit/section.tsx'
import { CardSkeleton } from '../../kit/skeletons.tsx'
import { Broken } from '../../shell/mishap.tsx'
import css from './honesty.module.css'
import { words } from './honesty.words.ts'
import { Meters } from './meters.tsx'

/** How the conversations of a study were listened to, all together and without names. */
export default function StudyHonesty({ id }: { id: string }) {
  const { data, failure, retry } = useOperation(showStudyHonesty, { study: id })
  if (data?.conversations === 0) return null
  return (
    <Section title={words.title} count={words.note}>
      {failure ? <Broken error={failure} retry={retry} /> : null}
      {!data && !failure ? <CardSkeleton rows={2} /> : null}
      <div className={css.panel}>{data ? <Meters view={data} of={`study=${id}`} /> : null}</div>
    </Section>
  )
}
