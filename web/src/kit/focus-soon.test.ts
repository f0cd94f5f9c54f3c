import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { focusSoon } from './focus-soon.ts'

/** As much of a page as there is to it: what has the focus, and frames that are drawn one at a time. */
const page = { body: {}, activeElement: {} as object }
let frames: (() => void)[] = []
const draw = () => {
  for (const frame of frames.splice(0)) frame()
}
const element = () => {
  const made = { focus: () => void (page.activeElement = made) }
  return made as unknown as HTMLElement
}

beforeEach(() => {
  frames = []
  vi.stubGlobal('document', page)
  vi.stubGlobal('requestAnimationFrame', (frame: () => void) => frames.push(frame))
})
afterEach(() => vi.unstubAllGlobals())

test('the focus comes when what had it is gone and its place is drawn, however many frames that takes', () => {
  const [had, wanted] = [element(), element()]
  page.activeElement = had
  let drawn: HTMLElement | undefined
  focusSoon(() => drawn)
  for (let frame = 0; frame < 5; frame++) draw()
  expect(page.activeElement).toBe(had)

  page.activeElement = page.body
  for (let frame = 0; frame < 5; frame++) draw()
  expect(page.activeElement).toBe(page.body)

  drawn = wanted
  draw()
  expect(page.activeElement).toBe(wanted)
  expect(frames).toEqual([])
})

test('whoever went on elsewhere meanwhile keeps their focus', () => {
  const [elsewhere, wanted] = [element(), element()]
  page.activeElement = element()
  focusSoon(() => wanted)
  page.activeElement = elsewhere
  draw()
  page.activeElement = page.body
  draw()
  expect(page.activeElement).toBe(page.body)
})

test('what stays gives the focus away where that is wanted, as the button of a form that was refused', () => {
  const [button, field] = [element(), element()]
  page.activeElement = button
  focusSoon(() => field)
  draw()
  expect(page.activeElement).toBe(button)
  focusSoon(() => field, { leaves: true })
  draw()
  expect(page.activeElement).toBe(field)
})

test('a place that never comes is not waited for without end', () => {
  page.activeElement = page.body
  focusSoon(() => undefined)
  for (let frame = 0; frame < 200; frame++) draw()
  expect(frames).toEqual([])
})
