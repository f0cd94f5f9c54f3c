import type { WordingSubject } from '@firsthand/contract/crm/consents'

/** What people are asked until a workspace writes its own texts. Plain words, one question each. */
export const defaultWords: Record<WordingSubject, string> = {
  about:
    'We talk with people to learn what they need and what goes wrong for them. What you tell us is kept in our own system, which is called Firsthand. Only our team reads it, unless you allow more below. We do not sell it. You may ask at any time for a copy of everything that we keep about you, or ask us to delete it, and you may change each answer below whenever you like. Saying no to any of them costs you nothing.',
  contact: 'May we write to you or call you again?',
  record: 'May we record our conversations, voice or picture?',
  transcribe: 'May we write down what you say and keep the text?',
  quote: 'May we use your words inside our team and in our reports, without your name?',
  publish: 'May we show your words to others outside our team, for example on our website?',
  process_by_ai: 'May a computer program (an AI) read what you told us, to help us to find what matters?',
}
