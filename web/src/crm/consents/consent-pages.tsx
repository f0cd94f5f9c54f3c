import { createConsentLink, revokeConsentLinks } from '@firsthand/contract/crm/consents'
import { Button } from '@mantine/core'
import { useAct } from '../../api/hooks.ts'
import { useState } from 'react'
import { TextField } from '../../kit/fields.tsx'
import { formatDate } from '../../kit/format.ts'
import { showDone } from '../../kit/undo-toast.tsx'
import { useGo } from '../../shell/address.ts'
import css from './consents.module.css'
import { words } from './consents.words.ts'

/** The page about their data, to show on this phone or to send. */
export function ConsentPages({ person }: { person: string }) {
  const go = useGo()
  const [link, setLink] = useState<{ address: string; expiresAt: string }>()
  const make = useAct(createConsentLink, { invalidates: [], onDone: setLink })
  const end = useAct(revokeConsentLinks, {
    invalidates: [],
    onDone: () => {
      setLink(undefined)
      showDone(words.ended)
    },
  })
  return (
    <>
      <div className={css.actions}>
        <Button size="xs" variant="default" onClick={() => go(`/people/${person}/your-data`)}>
          {words.show}
        </Button>
        <Button size="xs" variant="default" loading={make.isActing} onClick={() => make.act({ person })}>
          {words.send}
        </Button>
        <Button size="xs" variant="subtle" loading={end.isActing} onClick={() => end.act({ person })}>
          {words.endLinks}
        </Button>
      </div>
      {link ? (
        <div className={css.text}>
          <TextField
            mt={8}
            size="xs"
            readOnly
            label={words.link}
            description={words.linkWhy(formatDate(link.expiresAt))}
            value={link.address}
            onFocus={(event) => event.currentTarget.select()}
          />
          <div>
            <Button
              size="xs"
              variant="default"
              onClick={() =>
                void navigator.clipboard.writeText(link.address).then(() => showDone(words.copied))
              }
            >
              {words.copy}
            </Button>
          </div>
        </div>
      ) : (
        <p className={css.why}>{words.showWhy}</p>
      )}
    </>
  )
}
