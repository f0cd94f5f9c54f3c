import { z } from 'zod'
import { operation } from '../core/operation.ts'
import { Id, Instant, Nothing, line } from '../core/shapes.ts'
import { RoleName } from './members.ts'

export const apiKeyLimits = { name: 80, longestDays: 3650, perMember: 50 }

/** What a key may do beside reading: nothing, put suggestions before members, or write. */
export const KeyAccess = z.enum(['read', 'suggest', 'write'])
export type KeyAccess = z.output<typeof KeyAccess>

/** A key never reaches further than an administrator. */
export const KeyRole = RoleName.exclude(['owner'])

export const ApiKeyView = z.object({
  id: Id,
  name: z.string(),
  member: z.object({ id: Id, name: z.string() }),
  isYours: z.boolean(),
  role: KeyRole,
  access: KeyAccess,
  ending: z.string().describe('Its last four characters, to tell keys apart.'),
  createdAt: Instant,
  expiresAt: Instant.nullable(),
  lastUsedAt: Instant.nullable(),
})
export type ApiKeyView = z.output<typeof ApiKeyView>

export const listApiKeys = operation({
  name: 'apiKeys.list',
  summary: 'List your API keys; an administrator sees those of everybody.',
  method: 'GET',
  path: '/api-keys',
  allows: 'viewer',
  input: z.object({}),
  output: z.object({ items: z.array(ApiKeyView) }),
})

export const showCurrentKey = operation({
  name: 'apiKeys.current',
  summary: 'Say which API key this request came with, and how far it reaches.',
  method: 'GET',
  path: '/api-keys/current',
  allows: 'viewer',
  input: z.object({}),
  output: z.object({ apiKey: ApiKeyView.nullable() }),
})

export const createApiKey = operation({
  name: 'apiKeys.create',
  summary: 'Make an API key that acts as you. It is shown this once.',
  method: 'POST',
  path: '/api-keys',
  allows: 'viewer',
  onlyInPerson: true,
  input: z.object({
    name: line(apiKeyLimits.name).describe('What it is for, such as "nightly export".'),
    role: KeyRole.default('member').describe('Never more than your own role, also when that falls later.'),
    access: KeyAccess.default('read').describe(
      'read: only read. suggest: read, and what it writes waits for a member. write: read and write.',
    ),
    expiresInDays: z
      .int()
      .min(1)
      .max(apiKeyLimits.longestDays)
      .nullable()
      .default(90)
      .describe('After how many days it ends; null for never.'),
  }),
  output: z.object({ apiKey: ApiKeyView, key: z.string().describe('Keep it; it is not shown again.') }),
  errors: {
    above_you: { status: 403, message: 'A key may not do more than you. Choose a role up to your own.' },
    too_many: { status: 409, message: 'You have {limit} keys already. Revoke one that is not used.' },
  },
})

export const revokeApiKey = operation({
  name: 'apiKeys.revoke',
  summary: 'End an API key at once.',
  method: 'DELETE',
  path: '/api-keys/{apiKey}',
  allows: 'viewer',
  onlyInPerson: true,
  input: z.object({ apiKey: Id }),
  output: Nothing,
})
