import type { ScreenerAnswers, ScreenerContent, ScreenerItem } from './screeners.ts'

type Answer = ScreenerAnswers[number]
export type Screened =
  | { end: 'incomplete'; item: ScreenerItem }
  | { end: 'not_this_time'; item: ScreenerItem }
  | { end: 'qualified' }

/**
 * What answers come to. A choice that rules out, no choice where one must be, or a number outside its bounds ends it;
 * words never rule anybody out.
 */
export function screen(content: Pick<ScreenerContent, 'items'>, answers: ScreenerAnswers): Screened {
  const given = new Map(answers.map((answer) => [answer.item, answer]))
  const open = content.items.find((item) => item.isRequired && !isAnswered(item, given.get(item.id)))
  if (open) return { end: 'incomplete', item: open }
  const wrong = content.items.find((item) => rulesOut(item, given.get(item.id)))
  return wrong ? { end: 'not_this_time', item: wrong } : { end: 'qualified' }
}

/** The options that were chosen and are there; of a single choice the first alone. */
export function chosen(item: ScreenerItem, answer: Answer | undefined): ScreenerItem['options'] {
  const wanted = new Set(answer?.options ?? [])
  const found = item.options.filter((option) => wanted.has(option.id))
  return item.kind === 'single' ? found.slice(0, 1) : found
}

export function isAnswered(item: ScreenerItem, answer: Answer | undefined): boolean {
  if (item.kind === 'number') return answer?.number !== undefined
  if (item.kind === 'text') return (answer?.text ?? '').trim() !== ''
  return chosen(item, answer).length > 0
}

/** Whether nobody who answers this could fit, so that the question is a mistake. */
export function isImpossible(item: ScreenerItem): boolean {
  if (item.kind === 'number') return item.from !== null && item.to !== null && item.from > item.to
  if (item.kind === 'text' || !item.isRequired) return false
  return item.options.every((option) => option.rule === 'reject')
}

function rulesOut(item: ScreenerItem, answer: Answer | undefined): boolean {
  if (item.kind === 'text') return false
  if (item.kind === 'number') {
    const number = answer?.number
    if (number === undefined) return false
    return (item.from !== null && number < item.from) || (item.to !== null && number > item.to)
  }
  const options = chosen(item, answer)
  if (options.some((option) => option.rule === 'reject')) return true
  return (
    item.options.some((option) => option.rule === 'must') && !options.some((option) => option.rule === 'must')
  )
}
