/** Tables that no archive of a workspace holds, each with the reason. Every other table of a workspace is in it. */
export const leftOutTables: Record<string, string> = {
  api_keys: 'keys belong to the installation that made them',
  blind_drafts: 'codes given blind are nobody’s to read until all coders have finished',
  code_counts: 'counted anew when they are read',
  consent_links: 'addresses are secrets, and open the old workspace',
  digest_settings: 'a member of the new workspace says where and when mail is wanted, once they are in it',
  digests: 'what was mailed is told by the installation that mailed it',
  duplicate_keys: 'made anew by the next search for duplicates',
  duplicate_models: 'learned anew by the next search for duplicates',
  feeds: 'addresses are secrets, and open the old workspace',
  hidden_memos: 'what is hidden stays where it was hidden',
  hidden_names: 'what is hidden stays where it was hidden',
  hidden_words: 'what is hidden stays where it was hidden',
  invitations: 'links are secrets, and open the old workspace',
  jobs: 'work that was under way stays with the installation that does it',
  memberships: 'accounts belong to an installation; members come along without them',
  outbox: 'deliveries that wait are made where they wait',
  person_copies: 'copies of what is in the archive anyway',
  sealed_files: 'they hold what is hidden',
  screener_links: 'addresses are secrets, and open the old workspace',
  project_exports: 'projects for other coding programs are written anew where they are wanted',
  wakeups: 'deliveries that wait are made where they wait',
  webhook_deliveries: 'what was sent to somebody outside is told by the installation that sent it',
  webhooks: 'the new workspace should not speak for the old one',
  workspace_exports: 'archives are not put into archives',
}

/** Columns that are left out of a table that is in the archive. */
export const leftOutColumns: Record<string, string[]> = {
  members: ['account_id'],
  screener_answers: ['link_id', 'draft_hash'],
}

/** Names of columns that look like secrets. A table that is not left out must have none (see tables.test.ts). */
export function looksSecret(column: string): boolean {
  return column !== 'content_hash' && /secret|password|token|(^|_)hash$/.test(column)
}
