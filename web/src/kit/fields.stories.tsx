import { Button, Checkbox, Switch } from '@mantine/core'
import { useState } from 'react'
import { z } from 'zod'
import { ChoiceField, Fields, TextAreaField, TextField } from './fields.tsx'
import { limitsOf } from './limits.ts'

const limits = limitsOf(
  z.object({
    name: z.string().min(1).max(80),
    email: z.email().max(254).optional(),
    hunch: z.string().max(60),
    kind: z.enum(['said_past', 'did_observed']),
  }),
)

export const Form = () => {
  const [name, setName] = useState('Nele Brandt')
  const [hunch, setHunch] = useState('Couriers who know the restaurant are ten minutes faster')
  return (
    <div style={{ maxWidth: 400 }}>
      <Fields
        actions={
          <>
            <Button variant="subtle" color="gray">
              Cancel
            </Button>
            <Button variant="filled">Add the person</Button>
          </>
        }
      >
        <TextField
          label="Name"
          limits={limits.name}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <TextField
          label="E-mail"
          placeholder="nele@example.org"
          limits={limits.email}
          error="Another person already has this address."
          defaultValue="nele@bramble.example"
        />
        <ChoiceField
          label="Kind"
          limits={limits.kind}
          optionWords={{ said_past: 'said · past', did_observed: 'did · observed' }}
          defaultValue="said_past"
        />
        <TextAreaField
          label="Hunch"
          limits={limits.hunch}
          value={hunch}
          onChange={(event) => setHunch(event.currentTarget.value)}
        />
        <Checkbox label="She agreed to be quoted" defaultChecked />
        <Switch label="Remind me in two weeks" />
      </Fields>
    </div>
  )
}

export const Buttons = () => (
  <div style={{ display: 'flex', flexWrap: 'wrap', gap: 8 }}>
    <Button variant="filled">Log a conversation</Button>
    <Button>Write</Button>
    <Button variant="subtle" color="gray">
      Not now
    </Button>
    <Button variant="light">Cite</Button>
    <Button variant="filled" color="red">
      Delete the workspace
    </Button>
    <Button disabled>Nothing to save</Button>
    <Button variant="filled" size="md">
      Start
    </Button>
    <Button size="xs">Edit</Button>
  </div>
)
