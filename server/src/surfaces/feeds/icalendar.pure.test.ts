import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { escapeXml } from './atom.ts'
import { escapeText, fold, writeCalendar } from './icalendar.ts'
import { readCalendar, unescapeText } from './testing.ts'

const anyText = fc.string({ unit: 'binary', maxLength: 400 })

test('no line is longer than 75 octets, none breaks a character, and unfolding gives it back', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const line = text.replace(/[\r\n]/g, '').toWellFormed()
      const folded = fold(line).split('\r\n')
      for (const part of folded) {
        expect(Buffer.byteLength(part)).toBeLessThanOrEqual(75)
        expect(part.isWellFormed()).toBe(true)
      }
      expect(folded.map((part, index) => (index === 0 ? part : part.slice(1))).join('')).toBe(line)
    }),
  )
})

test('text comes back as it was, but for control characters that no calendar may hold', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const clean = text
        .replace(/\r\n?/g, '\n')
        .replace(/\p{Cc}/gu, (character) => ('\n\t'.includes(character) ? character : ''))
      expect(escapeText(text)).not.toMatch(/[\r\n]/)
      expect(unescapeText(escapeText(text))).toBe(clean)
    }),
  )
})

test('whatever a conversation is called, it cannot add a line or an event to the calendar', () => {
  fc.assert(
    fc.property(anyText, anyText, (title, place) => {
      const entry = {
        id: '0198b2c4-7d1e-7a60-9f43-2a6c1d5e8b90',
        title: `${title}\r\nEND:VEVENT\r\nBEGIN:VEVENT`,
        startsAt: '2026-05-20T09:00:00.000Z',
        minutes: 45,
        place,
        description: title,
        address: 'https://firsthand.example/w/1',
        changedAt: '2026-05-14T09:30:00.000Z',
      }
      const { events } = readCalendar(writeCalendar('Bramble', [entry]))
      expect(events.length).toBe(1)
      expect(events[0]).toMatchObject({ DTSTART: '20260520T090000Z', DTEND: '20260520T094500Z' })
    }),
  )
})

test('XML holds no markup that somebody wrote, and no character that XML forbids', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const escaped = escapeXml(`<script>&"${text}`)
      expect(escaped).toMatch(/^&lt;script&gt;&amp;&quot;/)
      expect(escaped).not.toMatch(/[<>"]/)
      for (const character of escaped) {
        const point = character.codePointAt(0)!
        expect(point === 9 || point === 10 || point === 13 || point >= 32).toBe(true)
        expect(point !== 0xfffe && point !== 0xffff).toBe(true)
      }
    }),
  )
})
