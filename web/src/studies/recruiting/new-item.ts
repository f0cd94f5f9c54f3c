import type { ScreenerItem } from '@firsthand/contract/studies/screeners'

export function newOption(): ScreenerItem['options'][number] {
  return { id: crypto.randomUUID(), label: '', rule: 'may', contactType: null }
}

export function newItem(): ScreenerItem {
  return {
    id: crypto.randomUUID(),
    kind: 'single',
    question: '',
    isRequired: true,
    options: [newOption(), newOption()],
    from: null,
    to: null,
  }
}
