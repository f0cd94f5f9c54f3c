import { ImportOptions } from '@firsthand/contract/crm/imports'

/** Options as they are kept: what an older import did not say is as it was then. */
export function storedOptions(stored: unknown): ImportOptions {
  return ImportOptions.parse(stored ?? {})
}
