import type { AskedFault } from '@firsthand/contract/evidence/asked'

/** The words of how the question before an answer was asked. */
export const asked = {
  before: 'Asked just before',
  effect: {
    leading: 'Weak: the question led.',
    hypothetical: 'The question was about what would be.',
  } satisfies Record<AskedFault['label'], string>,
  inForm: {
    leading: 'This question leads, so the answer will be marked weak.',
    hypothetical: 'This asks what would be, so the answer starts as said · future.',
  } satisfies Record<AskedFault['label'], string>,
  didNotLead: 'It did not lead',
  itLed: 'It led after all',
  isFair: 'One of us says that the question before it did not lead.',
  noted: 'Noted.',
} as const
