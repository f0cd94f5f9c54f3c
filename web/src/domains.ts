import { conversations } from './conversations/index.tsx'
import { crm } from './crm/index.tsx'
import { discovery } from './discovery/index.tsx'
import { evidence } from './evidence/index.tsx'
import { platform } from './platform/index.tsx'
import { studies } from './studies/index.tsx'
import type { WebDomain } from './shell/domain.ts'

/** Everything the application consists of, lowest first. */
export const domains: WebDomain[] = [platform, crm, evidence, studies, conversations, discovery]
