import { guideLimits } from '@firsthand/contract/studies/guides'
import { parseQuestion } from '@firsthand/contract/studies/question-parse'
import { minutesIn } from './markdown-lines.ts'

type Words = {
  kind: 'ask' | 'say'
  ask: string
  purpose: string
  minutes: number | null
  isSensitive: boolean
  followUps: string[]
}

/** Whether a line asks something or invites people to tell. */
export function isAsking(text: string): boolean {
  if (/^https?:\S+$/.test(text)) return false
  if (/\?(?=\W*(?:\s|$))/.test(text.replace(/https?:\S+/g, ''))) return true
  return parseQuestion(text.slice(0, 2_000)).some(({ form }) => form === 'invitation' || form === 'request')
}

/** Takes the words of an item apart: what is asked, and what stands after it for whoever asks. */
export function cutPrompt(text: string, { isOwn }: { isOwn: boolean }): Words {
  return isOwn ? readOwn(text) : readForeign(text)
}

/** As `writeMarkdown` writes it: `Say: `, `Sensitive: ` before, `(5 min)` behind. */
function readOwn(text: string): Words {
  const [, says, isSensitive, rest = ''] = /^(Say: )?(Sensitive: )?(.*)$/s.exec(text) ?? []
  const timed = /^(.*) \((\d{1,3}) min\)$/s.exec(rest)
  return {
    kind: says ? 'say' : 'ask',
    isSensitive: isSensitive !== undefined,
    ask: timed ? timed[1]! : rest,
    minutes: timed ? minutesIn(`${timed[2]} min`) : null,
    purpose: '',
    followUps: [],
  }
}

function readForeign(text: string): Words {
  const bare = /^["“]([^"“”]+)["”]$/.exec(text)?.[1] ?? text
  const asked = /^(.*\?["”]?)\s*((?:\(|\[|Note\b|_Note)[^?]*)$/s.exec(bare)
  const purpose = (asked?.[2] ?? '').replace(/^[([]+|[)\]]+$/g, '').trim()
  const keepsPurpose = asked !== null && purpose !== '' && purpose.length <= guideLimits.purpose
  const ask = (keepsPurpose ? asked[1]! : bare).replace(/^["“]([^"“”]+)["”]$/, '$1')
  return {
    kind: 'ask',
    ask: ask.slice(0, guideLimits.ask),
    purpose: keepsPurpose ? purpose : '',
    minutes: null,
    isSensitive: false,
    followUps: [],
  }
}
