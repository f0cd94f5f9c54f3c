/** Every kind of job, for whoever names them on a screen. A job of a later version may be of another kind. */
export const jobKinds = [
  'crm.bulk_edit',
  'crm.bulk_undo',
  'crm.duplicates',
  'crm.import',
  'crm.import_undo',
  'digest.send',
  'evidence.project_export',
  'evidence.project_forget',
  'evidence.project_import',
  'evidence.project_undo',
  'evidence.recording_forget',
  'handoff.remind',
  'person.copy',
  'person.erase',
  'person.forget_copies',
  'retention.sweep',
  'workspace.export',
  'workspace.import',
] as const
export type JobKindName = (typeof jobKinds)[number]
