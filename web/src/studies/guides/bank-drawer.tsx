import {
  type BankedPrompt,
  keepPrompt,
  listBankedPrompts,
  removeBankedPrompt,
} from '@firsthand/contract/studies/guides-bank'
import { ActionIcon, Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useAct, usePages } from '../../api/hooks.ts'
import { Drawer } from '../../kit/drawer.tsx'
import { Icon } from '../../kit/icon.tsx'
import { ListSkeleton } from '../../kit/skeletons.tsx'
import { showUndo } from '../../kit/undo-toast.tsx'
import { Broken } from '../../shell/mishap.tsx'
import lists from './guide-lists.module.css'
import css from './guides.module.css'
import { words } from './guides.words.ts'

/** The prompts that the workspace keeps: find one and use it. */
export function BankDrawer({
  opened,
  onClose,
  onUse,
}: {
  opened: boolean
  onClose: () => void
  onUse: (prompt: BankedPrompt) => void
}) {
  return (
    <Drawer opened={opened} onClose={onClose} title={words.bankTitle}>
      <Bank onUse={(prompt) => (onUse(prompt), onClose())} />
    </Drawer>
  )
}

function Bank({ onUse }: { onUse: (prompt: BankedPrompt) => void }) {
  const [q, setQ] = useState('')
  const kept = usePages(listBankedPrompts, { q: q.trim() || undefined }, { keepShowing: true })
  const keep = useAct(keepPrompt, { invalidates: [listBankedPrompts] })
  const forget = useAct(removeBankedPrompt, { invalidates: [listBankedPrompts] })
  return (
    <>
      <TextInput
        aria-label={words.bankSearch}
        placeholder={words.bankSearch}
        value={q}
        onChange={(event) => setQ(event.currentTarget.value)}
        leftSection={<Icon name="search" />}
        data-autofocus
      />
      {kept.failure ? <Broken error={kept.failure} retry={kept.retry} /> : null}
      {kept.isPending ? <ListSkeleton rows={4} /> : null}
      {kept.items?.length === 0 ? (
        <p className={css.faint}>{q.trim() ? words.bankNone : words.bankEmpty}</p>
      ) : null}
      <ul className={lists.bank}>
        {kept.items?.map((prompt) => (
          <li key={prompt.id}>
            <span>
              {prompt.ask}
              {prompt.purpose ? <small>{prompt.purpose}</small> : null}
            </span>
            <Button size="xs" aria-label={words.use(prompt.ask)} onClick={() => onUse(prompt)}>
              {words.useShort}
            </Button>
            <ActionIcon
              size={28}
              aria-label={words.forget(prompt.ask)}
              onClick={() => {
                const { ask, purpose, followUps } = prompt
                forget.act({ prompt: prompt.id })
                showUndo(words.removed, () => keep.act({ ask, purpose, followUps }))
              }}
            >
              <Icon name="close" />
            </ActionIcon>
          </li>
        ))}
      </ul>
      {kept.loadMore ? (
        <Button size="xs" onClick={kept.loadMore} loading={kept.isLoadingMore}>
          {words.moreKept}
        </Button>
      ) : null}
    </>
  )
}
