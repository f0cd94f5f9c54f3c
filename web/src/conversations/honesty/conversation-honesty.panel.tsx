import { showConversationHonesty } from '@firsthand/contract/conversations/honesty'
import { useOperation } from '../../api/hooks.ts'
import { Section } from '../../kit/section.tsx'
import { CardSkeleton } from '../../kit/skeletons.tsx'
import { Broken } from '../../shell/mishap.tsx'
import css from './honesty.module.css'
import { words } from './honesty.words.ts'
import { Meters } from './meters.tsx'

/** How a conversation was listened to. */
export default function ConversationHonesty({ id }: { id: string }) {
  const { data, failure, retry } = useOperation(showConversationHonesty, { conversation: id })
  // Before anything was said or found there is nothing to mirror.
  if (data && data.talk.n + data.talk.unknown + data.firstHand.share.n === 0) return null
  return (
    <Section title={words.title} count={words.note}>
      {failure ? <Broken error={failure} retry={retry} /> : null}
      {!data && !failure ? <CardSkeleton rows={2} /> : null}
      <div className={css.panel}>{data ? <Meters view={data} of={`source=${id}`} /> : null}</div>
    </Section>
  )
}
