/** A member and a person who talked. */
export type Talks = { member: string; person: string; talks: number; lastAt: string }

/** Somebody and an organisation. Whoever works there knows those who do, and those who did; these do not know each other by that. */
export type Affiliation = {
  /** Whether `who` is a member of ours or a person. */
  isMember: boolean
  who: string
  organisation: string
  kind: 'works' | 'worked_at' | 'knows_people_at'
  untilYear: number | null
}

/** A person who came through another. */
export type Referral = {
  person: string
  introducer: string
  madeAt: string
  metAt: string | null
  thankedAt: string | null
}

/** Members, people and how they know each other: what ways are looked for in. */
export type Graph = {
  talks: Talks[]
  affiliations: Affiliation[]
  referrals: Referral[]
  /** How many people we know at each organisation, up to a bound. */
  peopleKnown: Map<string, number>
}

export type Target = { kind: 'person' | 'organisation'; id: string }

export type Step = {
  kind:
    | 'talked'
    | 'worked_there'
    | 'knows_people_there'
    | 'introduced'
    | 'came_through'
    | 'works_with'
    | 'worked_with'
  from: string
  to: string
  toKind: 'person' | 'organisation'
  organisation: string | null
  talks: number | null
  lastAt: string | null
  untilYear: number | null
  strength: number
}

export type Way = { member: string; steps: Step[]; strength: number }
