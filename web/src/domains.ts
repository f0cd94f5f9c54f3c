import { platform } from './platform/index.tsx'
import type { WebDomain } from './shell/domain.ts'

/** Everything the application consists of, lowest first. */
export const domains: WebDomain[] = [platform]
