import { createOpenStore } from '../open-store.ts'

/** The list of keys, opened with `?` or from the account's menu. */
export const { open: showKeys, close: hideKeys, useIsOpen: useKeysAreShown } = createOpenStore()
