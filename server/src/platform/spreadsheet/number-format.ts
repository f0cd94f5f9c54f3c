/** How the numbers of a cell are shown, as far as it changes what they mean. */
export type NumberFormat =
  | { kind: 'number'; digits: number }
  | { kind: 'date'; hasTime: boolean; hasDay: boolean }

const plain: NumberFormat = { kind: 'number', digits: 0 }

/** Of a built-in format by its number, or of a format's own code. ECMA-376 part 1, 18.8.30. */
export function numberFormat(id: number, code: string | undefined): NumberFormat {
  if (code === undefined) return builtIn(id)
  const first = code
    .replace(/"[^"]*"|\\./g, '')
    .split(';')[0]!
    .trim()
  const letters = first.replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '')
  if (/^0{2,15}$/.test(letters)) return { kind: 'number', digits: letters.length }
  // A span of time such as [h]:mm is a number of days and no moment.
  if (/^general$/i.test(letters) || /\[[hms]+\]/i.test(letters) || !/[ymdhs]/i.test(letters)) return plain
  if (/[#?]|0(?!\d*s)|[eE][+-]/.test(letters.replace(/s+\.0+/gi, 's'))) return plain
  return {
    kind: 'date',
    hasTime: /[hs]/i.test(letters),
    hasDay: /[yd]/i.test(letters) || !/[hs]/i.test(letters),
  }
}

/** A number as a reader of the workbook sees it. Its 15 digits are all that a spreadsheet keeps. */
export function formatNumber(value: number, format: NumberFormat, is1904: boolean): string {
  if (format.kind === 'date') {
    const date = formatDate(value, format, is1904)
    if (date !== undefined) return date
  }
  // Beyond 15 digits the last ones are lost, which the exponent shows.
  if (Math.abs(value) >= 1e15) return value.toExponential().toUpperCase()
  const text = String(Number(value.toPrecision(15)))
  return format.kind === 'number' && format.digits > text.length && /^\d+$/.test(text)
    ? text.padStart(format.digits, '0')
    : text
}

const dayInSeconds = 86_400
const lastSerial = 2_958_466

/** Rounded to the second: a serial number holds a moment no better than that. */
function formatDate(
  serial: number,
  { hasTime, hasDay }: { hasTime: boolean; hasDay: boolean },
  is1904: boolean,
): string | undefined {
  if (serial < 0 || serial >= lastSerial) return undefined
  const seconds = Math.round(serial * dayInSeconds)
  // Excel counts a 29 February 1900 that never was, so days before it are one behind.
  const shift = is1904 ? 1_462 : serial < 60 ? 1 : 0
  const at = new Date(Date.UTC(1899, 11, 30) + (seconds + shift * dayInSeconds) * 1000).toISOString()
  const time = at.slice(11, 19)
  if (!hasDay) return time
  return hasTime && time !== '00:00:00' ? `${at.slice(0, 10)} ${time}` : at.slice(0, 10)
}

function builtIn(id: number): NumberFormat {
  if ((id >= 14 && id <= 17) || (id >= 27 && id <= 31) || id === 36 || (id >= 50 && id <= 58))
    return { kind: 'date', hasTime: false, hasDay: true }
  if (id === 22) return { kind: 'date', hasTime: true, hasDay: true }
  if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || id === 45 || id === 47)
    return { kind: 'date', hasTime: true, hasDay: false }
  return plain
}
