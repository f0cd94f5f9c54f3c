import { domains } from './domains.ts'
import { start } from './shell/start.tsx'

start(domains)
