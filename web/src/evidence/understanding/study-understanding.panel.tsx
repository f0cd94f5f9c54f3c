import { showSaturation } from '@firsthand/contract/evidence/saturation'
import { useOperation } from '../../api/hooks.ts'
import { Link } from '../../kit/link.tsx'
import { Section } from '../../kit/section.tsx'
import { CardSkeleton } from '../../kit/skeletons.tsx'
import { Broken } from '../../shell/mishap.tsx'
import css from './understanding.module.css'
import { tellSaturation, words } from './understanding.words.ts'

/** Whether another conversation would still bring something, and the way to what the study has taught. */
export default function StudyUnderstanding({ id }: { id: string }) {
  const { data, failure, isPending, retry } = useOperation(showSaturation, { study: id })
  return (
    <Section title={words.understanding}>
      {failure ? <Broken error={failure} retry={retry} /> : null}
      {isPending ? <CardSkeleton /> : null}
      {data ? (
        <p className={css.answer}>
          {data.n === 0 ? words.curve.empty : words.curve.quiet(data.quiet, data.n)}{' '}
          {data.n === 0 ? '' : tellSaturation(data)}
        </p>
      ) : null}
      <p className={css.line}>
        <Link href={`/codes/saturation?study=${id}`}>{words.tabs.saturation}</Link>
        <Link href={`/codes/together?study=${id}`}>{words.tabs.together}</Link>
        <Link href={`/codes/segments?study=${id}`}>{words.tabs.segments}</Link>
        <Link href={`/fears?study=${id}`}>{words.tabs.fears}</Link>
      </p>
    </Section>
  )
}
