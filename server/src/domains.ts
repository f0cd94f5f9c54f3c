import { crm } from './crm/index.ts'
import { evidence } from './evidence/index.ts'
import type { Domain } from './platform/domain.ts'
import { platform } from './platform/platform.ts'

/** Every domain, lowest first. A domain imports only from those above it in this list. */
export const domains: Domain[] = [platform(() => domains), crm, evidence]
