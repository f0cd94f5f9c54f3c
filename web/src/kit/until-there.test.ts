import { expect, test } from 'vitest'
import { type Line, untilThere } from './until-there.ts'

function lineThat(startsDown = false) {
  let isUp = !startsDown
  const waited: number[] = []
  const line: Line = {
    isUp: () => isUp,
    back: async () => void (isUp = true),
    wait: async (ms) => void waited.push(ms),
  }
  return { line, waited }
}

test('a part is fetched when the line is back, and not before', async () => {
  const { line, waited } = lineThat(true)
  let asked = 0
  expect(await untilThere(async () => `part ${(asked += 1)}`, line)).toBe('part 1')
  expect(waited).toEqual([])
})

test('a server that does not answer is asked again after a while, and not for ever', async () => {
  const { line, waited } = lineThat()
  let asked = 0
  const load = () => {
    asked += 1
    return asked < 3 ? Promise.reject(new TypeError('gone')) : Promise.resolve('part')
  }
  expect(await untilThere(load, line)).toBe('part')
  expect(waited).toHaveLength(2)

  const never = untilThere(() => Promise.reject(new TypeError('gone')), line)
  await expect(never).rejects.toThrow('gone')
})
