import type { ContactType } from '@firsthand/contract/crm/people'

/** Words that more than one page about people uses. */
export const words = {
  people: 'People',
  organisations: 'Organisations',
  imports: 'Imports',
  addPerson: 'Add a person',
  addPersonKeywords: 'new contact customer somebody',
  importPeople: 'Import people from a spreadsheet',
  fields: 'Fields of your own',
  fieldsKeywords: 'custom attributes columns properties',
  contactMix: 'Whom do we talk to?',
  importKeywords: 'csv excel sheet upload contacts tsv',
  organisationsKeywords: 'companies firms accounts',
} as const

/** What a person is to us. */
export const contactTypeWords: Record<ContactType, string> = {
  lead: 'lead',
  buyer: 'buyer',
  payer: 'payer',
  end_user: 'end user',
  partner: 'partner',
  sponsor: 'sponsor',
  expert: 'expert',
  supplier: 'supplier',
  former_customer: 'former customer',
  other: 'other',
}
