import type { Settings } from '../settings.ts'

/**
 * Whether an address is that of somebody who runs the installation. Nobody makes an account with such an address but
 * whoever claims the installation with the link from the terminal; accounts that were there before stay what they are.
 */
export function isOperator(email: string, { operators }: Pick<Settings, 'operators'>): boolean {
  return operators.includes(email.trim().toLowerCase())
}
