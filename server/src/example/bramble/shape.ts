// The example workspace as plain data. Keys are short strings; every date is a number of days before now, so
// that the example never ages.

export type ContactType =
  | 'lead'
  | 'buyer'
  | 'payer'
  | 'end_user'
  | 'partner'
  | 'sponsor'
  | 'expert'
  | 'supplier'
  | 'former_customer'
  | 'other'

export type EvidenceKind =
  | 'said_opinion'
  | 'said_past'
  | 'said_future'
  | 'did_observed'
  | 'did_measured'
  | 'committed'

export type ConversationKind =
  | 'interview'
  | 'coffee'
  | 'ride_along'
  | 'sales_call'
  | 'support_call'
  | 'home_visit'
  | 'observation'

export type ClaimKind = 'assumption' | 'insight' | 'need' | 'trait' | 'moment' | 'benefit' | 'reason'

export type Rung = 'hunch' | 'heard' | 'pattern' | 'shown'

export type BrambleMember = {
  key: string
  name: string
  email: string
  title: string
  role: 'viewer' | 'member' | 'admin' | 'owner'
  leader: boolean
  conversationsAWeek: number
}

export type BrambleOrganisation = { key: string; name: string; place: string; website?: string; note: string }

export type BramblePerson = {
  key: string
  name: string
  organisation?: string
  role?: string
  types: { type: ContactType; sinceDaysAgo: number; untilDaysAgo?: number }[]
  emails?: string[]
  phones?: string[]
  timezone?: string
  language?: string
  cadenceDays?: number
  /** Set once the introduction has been made; one only asked for is a referral without `madeDaysAgo`. */
  introducedBy?: string
  note?: string
}

export type BrambleReferral = {
  referrer: string
  introduced: string
  askedBy: string
  askedDaysAgo: number
  madeDaysAgo?: number
  metDaysAgo?: number
  thankedDaysAgo?: number
}

export type BrambleHunch = {
  key: string
  sentence: string
  by: string
  daysAgo: number
}

export type BrambleStudy = {
  key: string
  title: string
  hunch: BrambleHunch
  lead: string
  startedDaysAgo: number
  researchQuestions: string[]
}

export type BrambleTurn = { speaker: string; startsMs: number; endsMs: number; body: string }

export type BrambleTranscript = {
  speakers: { label: string; person?: string; member?: string }[]
  turns: BrambleTurn[]
}

/** Either a transcript or a note: a conversation has one text. */
export type BrambleConversation = {
  key: string
  kind: ConversationKind
  title: string
  study?: string
  daysAgo: number
  time: string
  minutes: number
  people: string[]
  members: string[]
  transcript?: BrambleTranscript
  note?: string
}

export type BrambleEvidence = {
  key: string
  kind: EvidenceKind
  person: string
  conversation?: string
  /** Index into the transcript's turns; absent when the quote is from a note or not from a text. */
  turn?: number
  /** The exact words of the text; or what was measured or observed when there is no text. */
  quote: string
  /** Where it came from, when not from a conversation. */
  from?: string
  /** Only when not from a conversation: otherwise the conversation's day holds. */
  daysAgo?: number
  time?: string
  /** Keys of members; empty means that nobody of the team was there: relayed. */
  heardBy: string[]
  commitment?: { what: 'time' | 'reputation' | 'money'; amountMinor?: number; currency?: string }
}

export type BrambleCitation = { evidence: string; stance: 'supports' | 'contradicts' }

export type BrambleClaim = {
  key: string
  sentence: string
  kind: ClaimKind
  scope?: { contactTypes?: ContactType[]; organisations?: string[] }
  study?: string
  by: string
  daysAgo: number
  citations: BrambleCitation[]
  expectedRung: Rung
  /** The ladder scored by hand, in a few words. */
  why: string
}

export type BrambleTouchpoint = {
  person: string
  member: string
  direction: 'inbound' | 'outbound'
  channel: 'mail' | 'call' | 'message' | 'coffee' | 'visit'
  daysAgo: number
  time: string
  summary: string
}

export type BramblePromise = {
  key: string
  member: string
  person: string
  sentence: string
  madeDaysAgo: number
  /** Days from now; negative when it is past. */
  dueInDays: number
  keptDaysAgo?: number
  brokenDaysAgo?: number
}

/** Somebody who waits for us. */
export type BrambleFollowUp = {
  person: string
  member: string
  why: string
  sinceDaysAgo: number
  dueInDays: number
}
