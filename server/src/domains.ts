import { conversations } from './conversations/index.ts'
import { crm } from './crm/index.ts'
import { discovery } from './discovery/index.ts'
import { evidence } from './evidence/index.ts'
import { example } from './example/index.ts'
import type { Domain } from './platform/domain.ts'
import { platform } from './platform/platform.ts'
import { studies } from './studies/index.ts'
import { surfaces } from './surfaces/index.ts'

/** Every domain, lowest first. A domain imports only from those above it in this list. */
export const domains: Domain[] = [
  platform(() => domains),
  crm(() => domains),
  evidence(() => domains),
  studies(() => domains),
  conversations,
  discovery,
  example,
  surfaces(() => domains),
]
