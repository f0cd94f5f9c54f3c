import { createBudget } from '../document.ts'
import type { PdfFile } from './pdf-file.ts'
import { type PdfFont, readFont } from './pdf-font.ts'
import {
  type PdfValue,
  createPdfLexer,
  isBytes,
  isDictionary,
  isName,
  isOperator,
  isReference,
} from './pdf-values.ts'

/** A run of letters where it stands on its page, from the lower left corner. */
export type Placed = { text: string; isBold: boolean; x: number; endX: number; y: number; size: number }

type Matrix = [number, number, number, number, number, number]
type TextState = {
  font: PdfFont | undefined
  size: number
  leading: number
  letters: number
  words: number
  scale: number
  rise: number
}

const identity: Matrix = [1, 0, 0, 1, 0, 0]
const deepestForm = 8
const deepestState = 200

export type PdfCounts = { letters: number; unknown: number; pictures: number }

/** Reads what a page writes (ISO 32000-1, 9.4), in the order in which it writes it. */
export function createContentReader(file: PdfFile, counts: PdfCounts) {
  const fonts = new Map<string | PdfValue, PdfFont>()
  const budget = createBudget()

  function fontOf(resources: PdfValue | undefined, name: string): PdfFont | undefined {
    const list = file.get(resources, 'Font')
    const entry = isDictionary(list) ? list.dictionary.get(name) : undefined
    if (entry === undefined) return undefined
    const key = isReference(entry) ? String(entry.reference) : entry
    const font = fonts.get(key) ?? readFont(file, entry)
    fonts.set(key, font)
    return font
  }

  return function read(
    content: string,
    resources: PdfValue | undefined,
    into: Placed[],
    base: Matrix = identity,
    depth = 0,
  ): void {
    const lexer = createPdfLexer(content)
    const stack: { ctm: Matrix; state: TextState }[] = []
    let ctm = base
    let state: TextState = { font: undefined, size: 1, leading: 0, letters: 0, words: 0, scale: 1, rise: 0 }
    let line = identity
    let place = identity
    // What a page repeats, such as its number, is marked as no part of the text (14.8.2.2).
    const marks: boolean[] = []
    let values: PdfValue[] = []
    const number = (index: number) => (typeof values[index] === 'number' ? values[index] : 0)

    function move(x: number, y: number): void {
      line = multiply([1, 0, 0, 1, x, y], line)
      place = line
    }
    function show(value: PdfValue | undefined): void {
      if (!isBytes(value) || !state.font) return
      const at = multiply(place, ctm)
      let text = ''
      let advance = 0
      for (const letter of state.font.decode(value.bytes)) {
        counts.letters += 1
        if (letter.text === null) counts.unknown += 1
        text += letter.text ?? '\ufffd'
        advance +=
          ((letter.width / 1000) * state.size + state.letters + (letter.isSpace ? state.words : 0)) *
          state.scale
      }
      place = multiply([1, 0, 0, 1, advance, 0], place)
      if (text === '' || marks.includes(true)) return
      budget.text(text.length)
      const size = Math.abs(state.size) * Math.hypot(at[2], at[3])
      const x = at[4]
      into.push({
        text,
        isBold: state.font.isBold,
        x,
        endX: x + advance * Math.hypot(at[0], at[1]),
        y: at[5] + state.rise,
        size,
      })
    }
    function draw(name: string): void {
      const list = file.get(resources, 'XObject')
      const entry = isDictionary(list) ? list.dictionary.get(name) : undefined
      const subtype = file.get(entry, 'Subtype')
      if (isName(subtype) && subtype.name === 'Image') counts.pictures += 1
      if (!isName(subtype) || subtype.name !== 'Form' || depth >= deepestForm) return
      const matrix = file.get(entry, 'Matrix')
      const own =
        Array.isArray(matrix) && matrix.length === 6
          ? (matrix.map((each) => (typeof each === 'number' ? each : 0)) as Matrix)
          : identity
      read(file.stream(entry), file.get(entry, 'Resources') ?? resources, into, multiply(own, ctm), depth + 1)
    }

    for (let value = lexer.next(); value !== undefined; value = lexer.next()) {
      if (!isOperator(value)) {
        if (values.length < 1000) values.push(value)
        continue
      }
      budget.step()
      const last = values.at(-1)
      switch (value.operator) {
        case 'q':
          if (stack.length < deepestState) stack.push({ ctm, state: { ...state } })
          break
        case 'Q':
          ;({ ctm, state } = stack.pop() ?? { ctm, state })
          break
        case 'cm':
          ctm = multiply([number(0), number(1), number(2), number(3), number(4), number(5)], ctm)
          break
        case 'BT':
          line = place = identity
          break
        case 'Tf':
          state.font = isName(values[0]) ? fontOf(resources, values[0].name) : undefined
          state.size = number(1)
          break
        case 'Tm':
          line = place = [number(0), number(1), number(2), number(3), number(4), number(5)]
          break
        case 'TD':
          state.leading = -number(1)
          move(number(0), number(1))
          break
        case 'Td':
          move(number(0), number(1))
          break
        case 'T*':
          move(0, -state.leading)
          break
        case 'TL':
          state.leading = number(0)
          break
        case 'Tc':
          state.letters = number(0)
          break
        case 'Tw':
          state.words = number(0)
          break
        case 'Tz':
          state.scale = number(0) / 100
          break
        case 'Ts':
          state.rise = number(0)
          break
        case 'Tj':
          show(last)
          break
        case "'":
          move(0, -state.leading)
          show(last)
          break
        case '"':
          state.words = number(0)
          state.letters = number(1)
          move(0, -state.leading)
          show(last)
          break
        case 'TJ':
          for (const each of Array.isArray(last) ? last : [])
            if (typeof each === 'number')
              place = multiply([1, 0, 0, 1, (-each / 1000) * state.size * state.scale, 0], place)
            else show(each)
          break
        case 'BMC':
        case 'BDC':
          marks.push(isName(values[0]) && values[0].name === 'Artifact')
          break
        case 'EMC':
          marks.pop()
          break
        case 'Do':
          if (isName(last)) draw(last.name)
          break
        case 'ID': {
          counts.pictures += 1
          const end = /\sEI(?=\s|$)/.exec(content.slice(lexer.at()))
          lexer.jump(end ? lexer.at() + end.index + 3 : content.length)
          break
        }
      }
      values = []
    }
  }
}

function multiply(one: Matrix, other: Matrix): Matrix {
  return [
    one[0] * other[0] + one[1] * other[2],
    one[0] * other[1] + one[1] * other[3],
    one[2] * other[0] + one[3] * other[2],
    one[2] * other[1] + one[3] * other[3],
    one[4] * other[0] + one[5] * other[2] + other[4],
    one[4] * other[1] + one[5] * other[3] + other[5],
  ]
}
