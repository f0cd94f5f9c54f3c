import type { Domain } from '../platform/domain.ts'
import { exampleHandlers } from './load.ts'

/** Bramble, a firm of bicycle couriers: a workspace to look around in. All of it is invented. */
export const example: Domain = { name: 'example', handlers: exampleHandlers }
