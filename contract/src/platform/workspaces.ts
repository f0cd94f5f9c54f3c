import { z } from 'zod'
import { operation } from '../core/operation.ts'
import { Nothing } from '../core/shapes.ts'
import { PasswordAgain, proofErrors } from './own-account.ts'

export const deleteWorkspace = operation({
  name: 'workspaces.delete',
  summary: 'Delete a workspace with everything in it, for all its members and for good. Export it first.',
  method: 'POST',
  path: '/workspaces/{id}/delete',
  allows: 'account',
  input: z.object({
    id: z.uuid().toLowerCase(),
    name: z
      .string()
      .max(200)
      .describe('The name of the workspace, as it is written, so that it is not another.'),
    current: PasswordAgain,
  }),
  output: Nothing,
  errors: {
    ...proofErrors,
    only_owners: { status: 403, message: 'Only an owner can delete a workspace.' },
    other_name: { status: 422, message: 'That is not the name of this workspace. Type it as it is written.' },
  },
})
