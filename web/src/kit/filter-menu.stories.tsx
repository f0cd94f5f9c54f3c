import { useState } from 'react'
import { FilterMenu } from './filter-menu.tsx'
import { fitting } from './fitting.ts'

const first = [
  {
    label: 'Whose it is',
    options: [
      { value: 'type', label: 'Contact type', why: 'What they are, or were, to us', leads: true },
      { value: 'person', label: 'Person', leads: true },
    ],
  },
  { label: 'What became of it', options: [{ value: 'counted', label: 'Only what counts', isOn: true }] },
]

function Menu({ start }: { start: 'closed' | 'first' | 'second' }) {
  const [isOpen, setOpen] = useState(start !== 'closed')
  const [part, setPart] = useState(start === 'second' ? 'Contact type' : '')
  const [typed, setTyped] = useState('')
  const [chosen, setChosen] = useState(['courier'])
  const groups = part
    ? [
        {
          options: ['courier', 'cook', 'guest'].map((value) => ({
            value,
            label: value,
            isOn: chosen.includes(value),
          })),
        },
      ]
    : first
  return (
    <FilterMenu
      label="Filter"
      isOpen={isOpen}
      onOpenChange={setOpen}
      typed={typed}
      onTyped={setTyped}
      level={part ? { title: part, onBack: () => setPart('') } : undefined}
      groups={fitting(groups, typed)}
      onChoose={(value) => {
        if (!part) return setPart(value)
        setChosen(chosen.includes(value) ? chosen.filter((each) => each !== value) : [...chosen, value])
      }}
    />
  )
}

export const Closed = () => <Menu start="closed" />
export const Filters = () => <Menu start="first" />
export const Choices = () => <Menu start="second" />

export const Loading = () => (
  <FilterMenu
    label="Filter"
    isOpen
    onOpenChange={() => {}}
    typed="cou"
    onTyped={() => {}}
    level={{ title: 'Person', onBack: () => {} }}
    groups={[]}
    onChoose={() => {}}
    isPending
  />
)
