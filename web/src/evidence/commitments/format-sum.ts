/** A sum in the smallest unit as people read it, however many digits it has: "€12,345,678,901,234,567.89". */
export function formatSum(
  amountMinor: string,
  { currency, exponent }: { currency: string; exponent: number },
  locale = 'en-GB',
): string {
  const isNegative = amountMinor.startsWith('-')
  const digits = amountMinor.replace('-', '').padStart(exponent + 1, '0')
  const whole = exponent === 0 ? digits : digits.slice(0, -exponent)
  const part = exponent === 0 ? '' : digits.slice(-exponent)
  const options = {
    style: 'currency',
    currency,
    minimumFractionDigits: exponent,
    maximumFractionDigits: exponent,
  } as const
  // Intl reads decimal text exactly, where a number would be rounded.
  const text = `${isNegative ? '-' : ''}${whole}${part ? `.${part}` : ''}`
  return new Intl.NumberFormat(locale, options).format(text as unknown as number)
}
