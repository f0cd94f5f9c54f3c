import { safeUrl } from '@firsthand/contract/crm/contact-details'
import type { ReactNode } from 'react'
import { partsOf } from './light-parts.ts'
import css from './notes.module.css'

/** Plain text with a light Markdown: lists, **strong**, and addresses of the web that can be clicked. Never HTML. */
export function LightText({ text }: { text: string }) {
  return (
    <div className={css.text}>
      {text.split('\n').map((line, at) => {
        const item = /^\s*[-*] (.*)$/.exec(line)
        return (
          <p key={`${at} ${line}`} data-item={item ? true : undefined}>
            {item ? '• ' : ''}
            {partsOf(item ? item[1]! : line).map(inline)}
          </p>
        )
      })}
    </div>
  )
}

function inline({ kind, text }: ReturnType<typeof partsOf>[number], at: number): ReactNode {
  const key = `${at} ${text}`
  if (kind === 'strong') return <strong key={key}>{text}</strong>
  const href = kind === 'link' ? safeUrl(text) : undefined
  if (!href) return text
  return (
    <a key={key} href={href} target="_blank" rel="noreferrer noopener">
      {text}
    </a>
  )
}
