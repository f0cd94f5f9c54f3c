import type { Money } from '@firsthand/contract/core/shapes'
import { amountText, readAmount } from '../../kit/money.ts'
import type { TypedMoney } from './money-fields.tsx'

export const noMoney: TypedMoney = { amount: '', currency: 'EUR' }

/** What is typed, exactly; nothing typed is null, and undefined is no amount. */
export function moneyOf({ amount, currency }: TypedMoney): Money | null | undefined {
  if (amount.trim() === '') return null
  if (!/^[A-Z]{3}$/.test(currency)) return undefined
  return readAmount(amount, currency)
}

export function typedMoney(amount: Money | null): TypedMoney {
  return amount ? { amount: amountText(amount), currency: amount.currency } : noMoney
}
