import { type LoopPerson, tellOfLoop, writeLoopLetter } from '@firsthand/contract/evidence/loops'
import { Button, Modal } from '@mantine/core'
import { useState } from 'react'
import { useAct, useOperation } from '../../api/hooks.ts'
import { useChannels } from '../../crm/touchpoints/use-channels.ts'
import { ChoiceField, Fields } from '../../kit/fields.tsx'
import { CardSkeleton } from '../../kit/skeletons.tsx'
import { showDone } from '../../kit/undo-toast.tsx'
import { Broken } from '../../shell/mishap.tsx'
import css from './complaints.module.css'
import { loops } from './complaints.words.ts'
import { printText } from './print-text.ts'

/** What to tell one person, to copy or print; and that they were told. */
export function LetterDialog({
  loop,
  teller,
  mayTell,
  onClose,
}: {
  loop: string
  teller: LoopPerson
  mayTell: boolean
  onClose: () => void
}) {
  const { person, toldAt, mayContact } = teller
  const letter = useOperation(writeLoopLetter, { loop, person: person.id })
  const channels = useChannels()
  const [channel, setChannel] = useState('mail')
  const tell = useAct(tellOfLoop, {
    onDone: () => {
      showDone(loops.toldDone(person.name))
      onClose()
    },
  })
  const text = letter.data?.text
  return (
    <Modal opened onClose={onClose} title={loops.letterFor(person.name)} size="lg">
      {letter.failure ? <Broken error={letter.failure} retry={letter.retry} /> : null}
      {letter.isPending ? <CardSkeleton rows={4} /> : null}
      {mayContact ? null : <p className={css.hint}>{loops.noContact}</p>}
      {text === undefined ? null : (
        <>
          <pre className={css.letter}>{text}</pre>
          <Fields
            actions={
              <>
                <Button
                  onClick={() =>
                    void navigator.clipboard.writeText(text).then(
                      () => showDone(loops.copied),
                      () => {},
                    )
                  }
                >
                  {loops.copy}
                </Button>
                <Button onClick={() => printText(text)}>{loops.print}</Button>
                {mayTell && toldAt === null ? (
                  <Button
                    variant="filled"
                    loading={tell.isActing}
                    onClick={() => tell.act({ loop, person: person.id, channel })}
                  >
                    {loops.tell}
                  </Button>
                ) : null}
              </>
            }
          >
            {mayTell && toldAt === null ? (
              <ChoiceField
                label={loops.how}
                value={channel}
                allowDeselect={false}
                onChange={(chosen) => setChannel(chosen ?? channel)}
                optionWords={channels}
              />
            ) : null}
          </Fields>
        </>
      )}
    </Modal>
  )
}
