/** Whether this browser can make and use passkeys the way the standard writes them as JSON. */
export function knowsPasskeys(): boolean {
  return 'PublicKeyCredential' in window && 'parseCreationOptionsFromJSON' in PublicKeyCredential
}

/** Asks the device for a new passkey; null when the person lets it be. */
export async function makePasskey(options: Record<string, unknown>) {
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options as never)
  return asJson(await asked(() => navigator.credentials.create({ publicKey })))
}

/** Asks the device for a passkey it has; null when the person lets it be. */
export async function usePasskeyOf(options: Record<string, unknown>) {
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options as never)
  return asJson(await asked(() => navigator.credentials.get({ publicKey })))
}

type PasskeyResponse = { id: string; rawId: string; type: 'public-key' }

function asJson(credential: Credential | null): PasskeyResponse | null {
  return credential && ((credential as PublicKeyCredential).toJSON() as PasskeyResponse)
}

async function asked(ask: () => Promise<Credential | null>): Promise<Credential | null> {
  try {
    return await ask()
  } catch (error) {
    // Closed, timed out, or a device that has this passkey already: the person knows, and nothing was done.
    if (error instanceof DOMException) return null
    throw error
  }
}
