import { Voices } from './voices.tsx'
import type { Voice, VoiceKind } from './voices.tsx'

const one = (kind: VoiceKind): Voice => ({ people: [{ kind }] })
const joined = (...kinds: VoiceKind[]): Voice => ({ people: kinds.map((kind) => ({ kind })) })

export const Nobody = () => <Voices voices={[]} />

export const TwoPeopleOneVoiceAndOneAgainst = () => (
  <Voices voices={[joined('said', 'said'), one('contradicts')]} />
)

export const EveryKind = () => (
  <Voices voices={[one('behaviour'), one('commitment'), one('said'), one('relayed'), one('contradicts')]} />
)

export const Few = () => (
  <Voices
    voices={[
      one('commitment'),
      one('behaviour'),
      one('behaviour'),
      one('said'),
      joined('said', 'behaviour', 'said'),
    ]}
  />
)

export const Many = () => (
  <Voices voices={Array.from({ length: 41 }, (_, place) => one(place % 3 ? 'said' : 'behaviour'))} />
)

export const Plain = () => <Voices plain voices={[one('behaviour'), joined('said', 'said')]} />
