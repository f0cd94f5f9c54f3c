/** How a label looks by itself. `generic` ones (Q, Answer) name a part in the talk, not a person. */
export type LabelShape = 'strong' | 'weak' | 'generic'

export type LabelledLine = { label: string; rest: string; shape: LabelShape }

const longestLabel = 60

// Headings of notes and minutes that look like names before a colon.
const blockWords = new Set(
  (
    'note notes nb ps action actions agenda decision decisions summary todo tbd task tasks goal goals aim result ' +
    'results outcome outcomes finding findings insight insights quote quotes example examples date time place ' +
    'location duration length subject title topic topics url link links source sources http https www email phone ' +
    'attendees participants present regrets absent recording transcript transcription transcribed published author ' +
    'version status warning tip important question-and-answer background context introduction conclusion next ' +
    'hypothesis objective objectives method methods deadline budget price cost costs step steps scenario kind style language conclusão conclusión fazit'
  ).split(' '),
)

const genericWords = new Set(
  (
    'q a question questions answer answers response responses reply frage antwort pregunta respuesta pergunta ' +
    'resposta réponse vraag antwoord domanda risposta вопрос ответ'
  ).split(' '),
)

const particles = new Set(
  'de da di du del della der den des van von zu la le el al bin ibn y e i of and the & /'.split(' '),
)

/** `Name: what was said`, also with a full-width colon or a space before it; null where the line starts no such way. */
export function splitLabel(line: string): LabelledLine | null {
  const head = line.slice(0, longestLabel + 2)
  const colon = head.search(/[:：]/)
  if (colon < 1) return null
  const after = head[colon + 1]
  if (head[colon] === ':' && after !== undefined && !/\s/.test(after) && !directionMarks.test(after))
    return null

  const label = tidyLabel(head.slice(0, colon))
  const shape = shapeOf(label)
  return shape && { label, rest: line.slice(colon + 1).trim(), shape }
}

// Recorders set them around names in right-to-left scripts; the same name without them is the same speaker.
const directionMarks = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/
const everyDirectionMark = new RegExp(directionMarks, 'g')

export function tidyLabel(label: string): string {
  const plain = directionMarks.test(label) ? label.replace(everyDirectionMark, '') : label
  return plain.replace(/^[#@{[\s]+|[}\]\s]+$/g, '').replace(/\s+/g, ' ')
}

/** Whether words could name a speaker, and how surely. Names have at most five words, and no sentence in them. */
export function shapeOf(label: string): LabelShape | null {
  if (
    label.length > longestLabel ||
    !/\p{L}/u.test(label) ||
    /\p{L}{4}\.\s|[?!,:：;"“”<>=|*_`~…]/u.test(label)
  )
    return null
  const words = label.split(' ')
  if (words.length > 5) return null

  const firstWord = (words[0] ?? '').toLowerCase().replace(/\.$/, '')
  if (blockWords.has(firstWord) && (words.length === 1 || /^\d+$/.test(words[1] ?? ''))) return null
  if (/^\d/.test(label)) return null
  if (genericWords.has(firstWord) || /^[qa]\d+$/i.test(firstWord)) {
    return words.length === 1 || /^\d+\.?$/.test(words[1] ?? '') ? 'generic' : null
  }
  const isName = words.every((word) => !/^\p{Ll}/u.test(word) || particles.has(word))
  if (isName && !/^\p{Ll}/u.test(label)) return 'strong'
  return words.length <= 2 ? 'weak' : null
}

/** `Pergunta 7` numbers a question; the number is no part of who speaks. */
export function genericLabel(label: string): string {
  return label.replace(/ ?\d+\.?$/, '')
}

/** A part that asks: what comes below its line is the answer, by somebody else. */
export function isQuestionLabel(label: string): boolean {
  return /^(?:q|questions?|frage|pregunta|pergunta|vraag|domanda|вопрос)$/i.test(label)
}

const soundWords =
  /^(?:background |soft |upbeat |loud )?(?:music|applause|laughter|laughs?|laughing|chuckles?|chuckling|silence|pause|crosstalk|cross talk|inaudible|unintelligible|indistinct|noise|static|swoosh|coughs?|coughing|sighs?|cheering|clapping|beep|blank_audio|no audio|typing|foreign|break)\b/i

/** `[Music]`, `(swoosh)`, `♪`: a paragraph or cue in which nobody says a word. */
export function isSoundOnly(text: string): boolean {
  const bare = text.replace(/[*_\\]/g, '').trim()
  if (bare.length > 60) return false
  if (/^[♪♫\s]+$/.test(bare)) return true
  return /^(?:\[[^\]]*\]|\([^)]*\))$/.test(bare) && soundWords.test(bare.slice(1, -1).trim())
}

export function isSoundName(label: string): boolean {
  return soundWords.test(label)
}
