import * as conversations from './conversations/conversations.ts'
import * as fieldNotes from './conversations/field-notes.ts'
import * as honesty from './conversations/honesty.ts'
import * as live from './conversations/live.ts'
import * as prepare from './conversations/prepare.ts'
import type { Operation } from './core/operation.ts'
import * as attachments from './crm/attachments.ts'
import * as duplicates from './crm/duplicates.ts'
import * as bulk from './crm/bulk.ts'
import * as contactMix from './crm/contact-mix.ts'
import * as fields from './crm/fields.ts'
import * as merges from './crm/merges.ts'
import * as notes from './crm/notes.ts'
import * as consents from './crm/consents.ts'
import * as imports from './crm/imports.ts'
import * as importMappings from './crm/imports-mappings.ts'
import * as introductions from './crm/introductions.ts'
import * as knowHow from './crm/know-how.ts'
import * as network from './crm/network.ts'
import * as lists from './crm/lists.ts'
import * as organisationLists from './crm/organisation-lists.ts'
import * as organisations from './crm/organisations.ts'
import * as people from './crm/people.ts'
import * as peopleMany from './crm/people-many.ts'
import * as peopleTable from './crm/people-table.ts'
import * as pipelineEntries from './crm/pipelines-entries.ts'
import * as pipelineForecast from './crm/pipelines-forecast.ts'
import * as pipelineHandoffs from './crm/pipelines-handoffs.ts'
import * as pipelines from './crm/pipelines.ts'
import * as referrals from './crm/referrals.ts'
import * as channels from './crm/channels.ts'
import * as digest from './crm/digest.ts'
import * as followUps from './crm/follow-ups.ts'
import * as resilience from './crm/resilience.ts'
import * as tasks from './crm/tasks.ts'
import * as timeline from './crm/timeline.ts'
import * as touchpoints from './crm/touchpoints.ts'
import * as rights from './crm/rights.ts'
import * as today from './discovery/today.ts'
import * as asked from './evidence/asked.ts'
import * as claims from './evidence/claims.ts'
import * as blindCoding from './evidence/blind-coding.ts'
import * as codesTogether from './evidence/co-occurrence.ts'
import * as lenses from './evidence/lenses.ts'
import * as saturation from './evidence/saturation.ts'
import * as snapshots from './evidence/snapshots.ts'
import * as whys from './evidence/whys.ts'
import * as codeAgreement from './evidence/codes-agreement.ts'
import * as codeFiles from './evidence/codes-files.ts'
import * as codesHistory from './evidence/codes-history.ts'
import * as codes from './evidence/codes.ts'
import * as commitments from './evidence/commitments.ts'
import * as complaintNumbers from './evidence/complaint-numbers.ts'
import * as complaints from './evidence/complaints.ts'
import * as evidence from './evidence/evidence.ts'
import * as loops from './evidence/loops.ts'
import * as promises from './evidence/promises.ts'
import * as projects from './evidence/projects.ts'
import * as recordings from './evidence/recordings.ts'
import * as redaction from './evidence/redaction.ts'
import * as evidenceSearch from './evidence/search.ts'
import * as speakers from './evidence/speakers.ts'
import * as texts from './evidence/texts.ts'
import * as versions from './evidence/versions.ts'
import * as accounts from './platform/accounts.ts'
import * as apiKeys from './platform/api-keys.ts'
import * as installation from './platform/installation.ts'
import * as members from './platform/members.ts'
import * as ownAccount from './platform/own-account.ts'
import * as passkeys from './platform/passkeys.ts'
import * as provider from './platform/provider.ts'
import * as records from './platform/records.ts'
import * as secondStep from './platform/second-step.ts'
import * as suggestions from './platform/suggestions.ts'
import * as retention from './platform/retention.ts'
import * as transfer from './platform/transfer.ts'
import * as webhooks from './platform/webhooks.ts'
import * as guides from './studies/guides.ts'
import * as questionBank from './studies/guides-bank.ts'
import * as workspaces from './platform/workspaces.ts'
import * as practice from './studies/practice.ts'
import * as practiceProgress from './studies/practice-progress.ts'
import * as quotas from './studies/quotas.ts'
import * as recruitingNumbers from './studies/recruiting-numbers.ts'
import * as recruitingSettings from './studies/recruiting-settings.ts'
import * as recruits from './studies/recruits.ts'
import * as screenerPages from './studies/screener-pages.ts'
import * as screeners from './studies/screeners.ts'
import * as studies from './studies/studies.ts'
import * as studyPlans from './studies/study-plans.ts'
import * as feeds from './surfaces/feeds.ts'

/** Everything that Firsthand can do, in the order that people meet it. */
export const operations: Operation[] = [
  // platform
  accounts,
  secondStep,
  passkeys,
  provider,
  ownAccount,
  workspaces,
  members,
  apiKeys,
  records,
  evidenceSearch,
  suggestions,
  webhooks,
  transfer,
  retention,
  installation,
  // crm
  people,
  contactMix,
  peopleMany,
  peopleTable,
  fields,
  notes,
  attachments,
  lists,
  bulk,
  organisations,
  organisationLists,
  referrals,
  introductions,
  knowHow,
  network,
  touchpoints,
  channels,
  timeline,
  tasks,
  followUps,
  digest,
  resilience,
  imports,
  importMappings,
  duplicates,
  merges,
  consents,
  rights,
  pipelines,
  pipelineEntries,
  pipelineHandoffs,
  pipelineForecast,
  // evidence
  asked,
  texts,
  versions,
  speakers,
  redaction,
  recordings,
  evidence,
  projects,
  codes,
  codesHistory,
  codeFiles,
  codeAgreement,
  codesTogether,
  blindCoding,
  whys,
  lenses,
  saturation,
  snapshots,
  claims,
  commitments,
  promises,
  complaints,
  complaintNumbers,
  loops,
  // studies and conversations
  studies,
  studyPlans,
  recruits,
  quotas,
  screeners,
  screenerPages,
  recruitingNumbers,
  recruitingSettings,
  guides,
  questionBank,
  practice,
  practiceProgress,
  conversations,
  prepare,
  live,
  fieldNotes,
  honesty,
  // discovery
  today,
  // surfaces
  feeds,
].flatMap((module) => Object.values<unknown>(module).filter(isOperation))

function isOperation(value: unknown): value is Operation {
  return (
    typeof value === 'object' && value !== null && 'path' in value && 'allows' in value && 'output' in value
  )
}
