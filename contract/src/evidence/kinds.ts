import { z } from 'zod'

/** What a piece of evidence is, from the weakest to the strongest family: said, did, committed. */
export const evidenceKinds = [
  'said_opinion',
  'said_past',
  'said_future',
  'did_observed',
  'did_measured',
  'committed',
] as const
export const EvidenceKind = z.enum(evidenceKinds)
export type EvidenceKind = z.output<typeof EvidenceKind>

export const commitmentKinds = ['time', 'reputation', 'money'] as const
export const CommitmentKind = z.enum(commitmentKinds)
export type CommitmentKind = z.output<typeof CommitmentKind>

/** What became of a commitment: nothing yet, or one of three ends. */
export const commitmentStates = ['given', 'kept', 'not_kept', 'released'] as const
export const CommitmentState = z.enum(commitmentStates)
export type CommitmentState = z.output<typeof CommitmentState>

/** Whether a kind is behaviour, which counts more than any saying. */
export function isBehaviour(kind: EvidenceKind): boolean {
  return kind === 'did_observed' || kind === 'did_measured' || kind === 'committed'
}

export const claimKinds = ['assumption', 'insight', 'need', 'trait', 'moment', 'benefit', 'reason'] as const
export const ClaimKind = z.enum(claimKinds)
export type ClaimKind = z.output<typeof ClaimKind>

/** The rungs of the ladder, lowest first. */
export const rungs = ['hunch', 'heard', 'pattern', 'shown', 'proven'] as const
export const Rung = z.enum(rungs)
export type Rung = z.output<typeof Rung>

export const Stance = z.enum(['supports', 'contradicts'])
export type Stance = z.output<typeof Stance>
