import { expect, test } from 'vitest'
import { createTypedEarly, isLetter } from './typed-early.ts'

const noModifiers = {
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  isComposing: false,
  getModifierState: () => false,
}

/** A page that asked for the palette, and what reached whatever has the focus there. */
function asked({ button = undefined as Pick<Node, 'contains'> | undefined } = {}) {
  const page = new EventTarget()
  const heard: string[] = []
  const state = { isField: false, gaveUp: 0 }
  const early = createTypedEarly(page, {
    isMac: false,
    isField: () => state.isField,
    onGiveUp: () => {
      state.gaveUp += 1
      early.take()
    },
  })
  early.keep(button)
  page.addEventListener('keydown', (event) => {
    if (!event.defaultPrevented && 'key' in event) heard.push(String(event.key))
  })
  const press = (key: string, modifiers = {}) =>
    page.dispatchEvent(
      Object.assign(new Event('keydown', { cancelable: true }), { ...noModifiers, key, ...modifiers }),
    )
  const type = (letters: string) => [...letters].forEach((letter) => press(letter))
  return { page, early, heard, state, press, type }
}

test('letters are kept for the palette, Backspace takes the last away, and other keys do what they do', () => {
  const { early, heard, press, type } = asked()
  type('ann😀')
  press('Backspace')
  type('ax')
  press('Backspace')
  press('Tab')
  press('k', { ctrlKey: true })
  expect(heard).toEqual(['Tab', 'k'])
  expect(early.take()).toBe('anna')
  press('z')
  expect(heard).toEqual(['Tab', 'k', 'z'])
})

test('Enter is for the palette too, so the button that was clicked does not hear of it', () => {
  const { early, heard, press, type } = asked()
  type('anna')
  press('Enter')
  expect(heard).toEqual([])
  expect(early.take()).toBe('anna')
})

test('asking once more keeps what was typed, and asking anew begins with nothing', () => {
  const { early, type } = asked()
  type('an')
  early.keep()
  type('na')
  expect(early.take()).toBe('anna')
  early.keep()
  expect(early.take()).toBe('')
})

test('Escape gives up: letters are letters of the page again', () => {
  const { heard, state, press, type } = asked()
  type('an')
  press('Escape')
  expect(state.gaveUp).toBe(1)
  type('na')
  expect(heard).toEqual(['n', 'a'])
})

test('going into a field or clicking elsewhere gives up, but not the focus of anything else', () => {
  const first = asked()
  first.page.dispatchEvent(new Event('focusin'))
  expect(first.state.gaveUp).toBe(0)
  first.state.isField = true
  first.page.dispatchEvent(new Event('focusin'))
  expect(first.state.gaveUp).toBe(1)

  const second = asked()
  second.page.dispatchEvent(new Event('pointerdown'))
  expect(second.state.gaveUp).toBe(1)
})

test('clicking the same button again does not give up', () => {
  const { page, early, state, type } = asked({ button: { contains: () => true } })
  type('anna')
  page.dispatchEvent(new Event('pointerdown'))
  expect(state.gaveUp).toBe(0)
  expect(early.take()).toBe('anna')
})

test('letters written with AltGr or Option are letters; those with Ctrl, Cmd or Alt are keys', () => {
  const pressed = (key: string, modifiers = {}) => ({ ...noModifiers, key, ...modifiers })
  const altGraph = { ctrlKey: true, altKey: true, getModifierState: (key: string) => key === 'AltGraph' }
  expect(isLetter(pressed('@', altGraph), false)).toBe(true)
  expect(isLetter(pressed('[', { altKey: true }), true)).toBe(true)
  expect(isLetter(pressed('f', { altKey: true }), false)).toBe(false)
  for (const key of ['ctrlKey', 'metaKey', 'isComposing'])
    expect(isLetter(pressed('f', { [key]: true }), true)).toBe(false)
  expect(isLetter(pressed('Dead'), true)).toBe(false)
})
