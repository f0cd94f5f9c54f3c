import { listKnowHow } from '@firsthand/contract/crm/know-how'
import { Button } from '@mantine/core'
import { Suspense, useState } from 'react'
import { useOperation } from '../../api/hooks.ts'
import { Icon } from '../../kit/icon.tsx'
import { Card } from '../../kit/section.tsx'
import { CardSkeleton } from '../../kit/skeletons.tsx'
import { whenShown } from '../../kit/when-shown.tsx'
import { useYou } from '../../shell/account.ts'
import { EntryList } from './entry-list.tsx'
import { words } from './know-how.words.ts'

const KnowHowForm = whenShown(() => import('./know-how-form.tsx'))

/** What a person knows, beside their facts. */
export function KnowHowCard({ person }: { person: string }) {
  const entries = useOperation(listKnowHow, { person, limit: 200 })
  const [isAdding, setAdding] = useState(false)
  const { may } = useYou()
  if (!entries.data) return null
  if (entries.data.items.length === 0 && !may('member')) return null
  return (
    <Card title={words.knowsAbout}>
      <EntryList entries={entries.data.items} mayChange={may('member')} />
      {isAdding ? (
        <Suspense fallback={<CardSkeleton rows={2} />}>
          <KnowHowForm person={person} onClose={() => setAdding(false)} />
        </Suspense>
      ) : may('member') ? (
        <Button size="xs" variant="subtle" leftSection={<Icon name="plus" />} onClick={() => setAdding(true)}>
          {words.addFor}
        </Button>
      ) : null}
    </Card>
  )
}
