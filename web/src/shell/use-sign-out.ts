import { signOut } from '@firsthand/contract/platform/accounts'
import { useAct } from '../api/hooks.ts'

/** Ends the session and forgets everything that was read in it. */
export function useSignOut(): () => void {
  const { act } = useAct(signOut, {
    invalidates: [],
    // Loaded anew, so that nothing of what was on the screen stays in memory.
    onDone: () => location.assign('/sign-in'),
  })
  return () => act({})
}
