import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { writeQdc } from '../codes/files/qdc.ts'
import { problemsBySchema } from './testing-schema.ts'
import { codeGuid, codingOf, qdeOf, selectionOf } from './testing.ts'

const refi = fileURLToPath(new URL('../../../../../shared/data/real/qda/refi/', import.meta.url))
const isHere = existsSync(`${refi}Project.xsd`)
const project = isHere ? readFileSync(`${refi}Project.xsd`, 'utf8') : ''
const codebook = isHere ? readFileSync(`${refi}Codebook.xsd`, 'utf8') : ''

const code = `<Code guid="${codeGuid}" name="Tips" isCodable="true"/>`
const good = qdeOf({ codes: code, selections: selectionOf(0, 4, codingOf()) })

describe.skipIf(!isHere)(
  'the check by the schemas of REFI-QDA (which are not here where this is skipped)',
  () => {
    test('finds nothing in a project that is right', () => {
      expect(problemsBySchema(project, good)).toEqual([])
    })

    test.each([
      ['another root', good.replaceAll('Project', 'Projekt'), 'the root'],
      ['another namespace', good.replace('project:1.0', 'project:9'), 'namespace'],
      ['an id that is none', good.replace(codeGuid, 'x'), 'GUIDType'],
      ['an attribute that is missing', good.replace(' isCodable="true"', ''), 'lacks isCodable'],
      ['an attribute too many', good.replace('isCodable=', 'shade="dark" isCodable='), 'attribute shade'],
      ['a position that is no number', good.replace('startPosition="0"', 'startPosition="a"'), 'integer'],
      ['a colour that is none', good.replace('isCodable=', 'color="red" isCodable='), 'RGBType'],
      [
        'an order that is wrong',
        good.replace(/(<Users>.*<\/Users>)([\s\S]*)(<\/Project>)/, '$2$1$3'),
        'where it may not',
      ],
      [
        'an element too many',
        good.replace('</Coding>', '<CodeRef targetGUID=""/></Coding>'),
        'where it may not',
      ],
      ['none where one must be', good.replace(/<User .*?\/>/, ''), 'where it may not'],
      ['words between elements', good.replace('<Users>', '<Users>words'), 'text between'],
    ])('finds %s', (_, broken, problem) => {
      expect(broken).not.toBe(good)
      expect(problemsBySchema(project, broken).join('; ')).toContain(problem)
    })

    test('finds nothing in a codebook of ours', () => {
      const written = writeQdc(
        [
          {
            guid: codeGuid,
            name: 'Pay & "hours"',
            definition: 'What <they> earn',
            whenToUse: 'a',
            whenNot: 'b',
            example: 'c',
            colour: 3,
            isHeading: true,
            below: [],
          },
        ],
        'Firsthand',
      )
      expect(problemsBySchema(codebook, written)).toEqual([])
      expect(
        problemsBySchema(codebook, written.replace('isHeading', 'x').replace(/ name="[^"]*"/, '')),
      ).not.toEqual([])
    })
  },
)
