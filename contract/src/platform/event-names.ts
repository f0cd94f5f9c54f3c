/** What events are called, by what they are about: what a webhook may hear. Whatever is recorded stands here. */
const namesOf = {
  api_key: 'created revoked',
  attachment: 'added removed',
  background: 'judged noted removed',
  blind_round: 'cancelled decided finished looked revealed started',
  bulk_edit: 'finished started undo_asked undone',
  cadence: 'changed',
  channel: 'archived created',
  citation: 'answered removed set',
  claim: 'archived created restored rung_changed updated',
  code: 'archived created merged moved restored split unmerged updated',
  codes: 'imported',
  coding: 'removed set',
  commitment: 'settled updated',
  complaint: 'answered assigned closed evidence_made received removed reopened tried updated',
  complaint_settings: 'updated',
  consent: 'noted',
  consent_link: 'created revoked',
  consent_text: 'written',
  conversation: 'archived held planned restored updated',
  digest: 'changed',
  entry: 'created left lost moved reopened taken updated won',
  evidence: 'created reanchored restored updated withdrawn',
  feed: 'created revoked',
  field: 'archived created restored updated',
  fields: 'reordered',
  file: 'added',
  guide: 'archived created restored saved',
  handoff: 'accepted offered overdue refused withdrawn',
  highlight: 'kept',
  hunch: 'archived created promoted taken_up',
  import: 'finished mended paused resumed started undone',
  import_mapping: 'deleted saved',
  introduction: 'moved removed updated wished',
  invitation: 'created revoked',
  job: 'cancel_asked cancelled done failed',
  know_how: 'added removed updated',
  lint_rules: 'set',
  list: 'created exported people_added people_removed removed updated',
  live: 'finished noted',
  loop: 'created told untold updated',
  lost_reason: 'created updated',
  member: 'joined kept_by_name left reset_link_made sales_roles_set updated',
  note: 'added pinned removed updated',
  organisation: 'created merged removed updated',
  organisation_list: 'created organisations_added organisations_removed removed updated',
  people: 'added',
  person:
    'archived copied created erased merged pseudonym_set removed restored snoozed told_apart unmerged unsnoozed untold_apart updated words_hidden',
  photo: 'added removed updated',
  pipeline: 'created updated',
  practice: 'archived begun ended feedback_given judged restored started talk_added',
  project: 'export_asked export_deleted export_downloaded exported import_asked import_undone imported',
  promise: 'made removed settled updated',
  prompt: 'kept removed',
  prospect: 'added removed',
  quotas: 'written',
  reading: 'removed set',
  recording: 'added adjusted removed',
  recruit: 'agreed asked declined found learned met no_show overridden removed scheduled updated',
  recruiting_settings: 'changed',
  redaction: 'lifted revealed',
  referral: 'removed set',
  retention: 'swept updated',
  screener: 'answered closed opened written',
  screener_link: 'created revoked',
  snapshot: 'updated',
  study: 'alarm_put_off closed created moved planned reopened updated',
  suggestion: 'accepted made rejected',
  task: 'created done removed reopened snoozed updated',
  text: 'added corrected removed replaced restored speakers_matched speakers_merged speakers_split speakers_undone words_hidden',
  touchpoint: 'logged removed updated',
  webhook: 'created disabled removed updated',
  why: 'archived cited created restored step_added step_removed step_updated uncited updated',
  workspace:
    'duplicate_rule_set export_asked export_deleted export_downloaded exported founded imported updated',
} as const

type Words<Text extends string> = Text extends `${infer First} ${infer Rest}` ? First | Words<Rest> : Text
type NamesOf = typeof namesOf

/** For example `person.created`. */
export type EventName = { [Kind in keyof NamesOf]: `${Kind}.${Words<NamesOf[Kind]>}` }[keyof NamesOf]

export const eventKinds = Object.keys(namesOf)

export const eventNames = Object.entries(namesOf).flatMap(([kind, names]) =>
  names.split(' ').map((name) => `${kind}.${name}`),
) as EventName[]

/** Whether any event is called so: a name, `person.*` or `*`. */
export function isEventPattern(pattern: string): boolean {
  if (pattern === '*') return true
  const [kind = '', name] = pattern.split('.')
  return name === '*' ? eventKinds.includes(kind) : eventNames.some((each) => each === pattern)
}
