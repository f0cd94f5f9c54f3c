/** What the tests use of oidc-provider, which ships no types of its own. */
declare module 'oidc-provider' {
  import type { IncomingMessage, ServerResponse } from 'node:http'

  type Grant = { addOIDCScope(scope: string): void; save(): Promise<string> }
  type Sitting = {
    oidc: {
      provider: { Grant: new (whose: { clientId: string; accountId: string }) => Grant }
      client?: { clientId: string }
      session?: { accountId?: string }
    }
  }

  export type Configuration = {
    interactions: { url(sitting: Sitting, interaction: { uid: string }): string }
    findAccount(sitting: Sitting, sub: string): { accountId: string; claims(): Record<string, unknown> }
    loadExistingGrant(sitting: Sitting): Promise<Grant>
    [more: string]: unknown
  }

  export default class Provider {
    constructor(issuer: string, configuration: Configuration)
    callback(): (request: IncomingMessage, response: ServerResponse) => Promise<void>
    interactionFinished(request: IncomingMessage, response: ServerResponse, result: object): Promise<void>
  }
}
