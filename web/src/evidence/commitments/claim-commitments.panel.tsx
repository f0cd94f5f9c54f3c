import { listCommitments } from '@firsthand/contract/evidence/commitments'
import { usePages } from '../../api/hooks.ts'
import { Card } from '../../kit/section.tsx'
import { useYou } from '../../shell/account.ts'
import { Broken } from '../../shell/mishap.tsx'
import { words } from '../promises/promises.words.ts'
import { CommitmentList } from './commitment-list.tsx'

/** On a claim's page: what people committed that it cites, kept or not. Where there is none it takes no room. */
export default function ClaimCommitmentsPanel({ id }: { id: string }) {
  const { may } = useYou()
  const found = usePages(listCommitments, { claim: id, limit: 20 })
  if (found.failure) return <Broken error={found.failure} retry={found.retry} />
  if (!found.items?.length) return null
  return (
    <Card title={words.ofClaim} flush>
      <CommitmentList commitments={found.items} mayChange={may('member')} keysFromAnywhere={false} />
    </Card>
  )
}
