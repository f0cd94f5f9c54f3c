import { showPerson } from '@firsthand/contract/crm/people'
import { Button } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useOperation } from '../../api/hooks.ts'
import { Icon } from '../../kit/icon.tsx'
import { PageHeader } from '../../kit/page-header.tsx'
import { Card } from '../../kit/section.tsx'
import { useAddressState } from '../../shell/address.ts'
import { Page } from '../../shell/page.tsx'
import { PersonPicker } from '../people/person-picker.tsx'
import { QuickLog } from './quick-log.tsx'
import { TouchForm } from './touch-form.tsx'
import css from './touchpoints.module.css'
import { words } from './touchpoints.words.ts'

type Named = { id: string; name: string }

/** "Whom did you talk to?" From anywhere: pick somebody or several, then two taps. */
export default function LogPage() {
  const [first, setFirst] = useAddressState('person')
  const [channel, setChannel] = useAddressState('channel')
  const given = useOperation(showPerson, { person: first }, { enabled: first !== '' })
  const [more, setMore] = useState<Named[]>([])
  const [form, setForm] = useState<{ channel: string | undefined }>()
  const people = [...(first !== '' && given.data ? [given.data] : []), ...more]

  function over() {
    setForm(undefined)
    setMore([])
    setFirst('')
    setChannel('')
  }

  return (
    <Page title={words.logPage} width="reading">
      <PageHeader title={words.logQuestion} />
      <div className={css.with}>
        <div className={css.chips}>
          {people.map((person) => (
            <Button
              key={person.id}
              aria-label={words.without(person.name)}
              rightSection={<Icon name="close" size={12} />}
              onClick={() =>
                person.id === first ? setFirst('') : setMore(more.filter(({ id }) => id !== person.id))
              }
            >
              {person.name}
            </Button>
          ))}
        </div>
        <AddPerson
          key={people.length}
          label={people.length === 0 ? words.people : words.addAnother}
          taken={people.map(({ id }) => id)}
          onAdd={(person) => setMore([...more, person])}
        />
        {people.length > 0 ? (
          <Card>
            {form ? (
              <TouchForm people={people} channel={form.channel} onClose={over} />
            ) : (
              <QuickLog
                key={`${first} ${channel}`}
                people={people}
                channel={channel}
                onDone={over}
                onMore={(chosen) => setForm({ channel: chosen })}
              />
            )}
          </Card>
        ) : null}
      </div>
    </Page>
  )
}

function AddPerson({
  label,
  taken,
  onAdd,
}: {
  label: string
  taken: string[]
  onAdd: (person: Named) => void
}) {
  const [picked, setPicked] = useState<string | null>(null)
  const chosen = useOperation(showPerson, { person: picked ?? '' }, { enabled: picked !== null })
  const { data } = chosen
  const isNew = data !== undefined && !taken.includes(data.id)
  // The picker knows ids alone: the name follows.
  useEffect(() => {
    if (isNew) onAdd(data)
    // Once for whom was picked: `onAdd` is another function after each drawing.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [isNew])
  return (
    <PersonPicker
      label={label}
      placeholder={words.pickPerson}
      value={picked}
      onChange={setPicked}
      data-autofocus={taken.length === 0}
    />
  )
}
