import { Button } from '@mantine/core'
import { type ApiKeyView, listApiKeys, revokeApiKey } from '@firsthand/contract/platform/api-keys'
import { useState } from 'react'
import { useAct, useOperation } from '../../api/hooks.ts'
import { relativeDays } from '../../kit/format.ts'
import { Card, CardRow } from '../../kit/section.tsx'
import { CardSkeleton } from '../../kit/skeletons.tsx'
import { showDone } from '../../kit/undo-toast.tsx'
import { Broken } from '../../shell/mishap.tsx'
import { ApiKeyDialog } from './api-key-dialog.tsx'
import css from './connections.module.css'
import { words } from './connections.words.ts'

/** The keys with which programs act as you; an administrator sees everybody's. */
export function ApiKeys() {
  const keys = useOperation(listApiKeys, {})
  const [isMaking, setIsMaking] = useState(false)
  if (keys.failure) return <Broken error={keys.failure} retry={keys.retry} />
  if (!keys.data) return <CardSkeleton rows={2} />
  const { items } = keys.data
  return (
    <Card
      title={words.keys}
      count={items.length || undefined}
      actions={<Button onClick={() => setIsMaking(true)}>{words.makeKey}</Button>}
    >
      {items.length === 0 ? <p className={css.empty}>{words.noKeys}</p> : null}
      {items.map((key) => (
        <KeyRow key={key.id} apiKey={key} />
      ))}
      <ApiKeyDialog opened={isMaking} onClose={() => setIsMaking(false)} />
    </Card>
  )
}

function KeyRow({ apiKey: { id, name, ...key } }: { apiKey: ApiKeyView }) {
  const revoke = useAct(revokeApiKey, {
    invalidates: [listApiKeys],
    onDone: () => showDone(words.keyRevoked(name)),
  })
  const details = [
    words.ending(key.ending),
    words.access[key.access].label,
    words.roles[key.role],
    key.isYours ? undefined : words.of(key.member.name),
    endOf(key.expiresAt),
    key.lastUsedAt ? words.used(relativeDays(key.lastUsedAt)) : words.neverUsed,
  ]
  return (
    <CardRow
      actions={
        <Button
          variant="subtle"
          color="gray"
          onClick={() => revoke.act({ apiKey: id })}
          disabled={revoke.isActing}
        >
          {words.revoke}
        </Button>
      }
    >
      <div className={css.name}>{name}</div>
      <div className={css.detail}>{details.filter(Boolean).join(' · ')}</div>
    </CardRow>
  )
}

function endOf(expiresAt: string | null): string {
  if (expiresAt === null) return words.never
  return Date.parse(expiresAt) < Date.now() ? words.ended : words.ends(relativeDays(expiresAt))
}
