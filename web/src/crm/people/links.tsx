import { ActionIcon } from '@mantine/core'
import { type LinkView, linkKinds, safeUrl } from '@firsthand/contract/crm/contact-details'
import { useState } from 'react'
import { Icon } from '../../kit/icon.tsx'
import { InlineField } from './inline-field.tsx'
import { labelled, readLabelled } from './labelled-lines.ts'
import css from './person.module.css'
import { words } from './person.words.ts'

type Sent = { url: string; label: string | null }

/** Links that can be opened, and a pencil beside them: a click on one is for opening it. */
export function Links({
  links,
  mayChange,
  onSave,
}: {
  links: LinkView[]
  mayChange: boolean
  onSave: (links: Sent[]) => Promise<unknown>
}) {
  const [isChanging, setIsChanging] = useState(false)
  if (links.length === 0 || isChanging)
    return (
      <InlineField
        label={words.links}
        value={labelled(links.map(({ url, label }) => ({ value: url, label })))}
        isLong
        mayChange={mayChange}
        hint={words.linksHint}
        startsOpen={isChanging}
        onClose={() => setIsChanging(false)}
        onSave={(text) => onSave(readLabelled(text).map(({ value, label }) => ({ url: value, label })))}
      />
    )
  return (
    <div className={css.fact}>
      <dt>{words.links}</dt>
      <dd className={css.several}>
        <ul>
          {links.map(({ url, kind, label }) => (
            <li key={url}>
              <a href={safeUrl(url)} target="_blank" rel="noreferrer noopener">
                {kind === linkKinds[0] ? shortOf(url) : words.linkKinds[kind]}
              </a>
              {label ? ` (${label})` : null}
            </li>
          ))}
        </ul>
        {mayChange ? (
          <ActionIcon aria-label={words.changeLinks} onClick={() => setIsChanging(true)}>
            <Icon name="edit" />
          </ActionIcon>
        ) : null}
      </dd>
    </div>
  )
}

function shortOf(url: string): string {
  const { hostname, pathname } = new URL(url)
  return hostname.replace(/^www\./, '') + (pathname === '/' ? '' : pathname)
}
