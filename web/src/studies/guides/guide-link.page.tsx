import { showGuide } from '@firsthand/contract/studies/guides'
import { useEffect } from 'react'
import { useOperation } from '../../api/hooks.ts'
import { HeaderSkeleton } from '../../kit/skeletons.tsx'
import { useGo, useParam } from '../../shell/address.ts'
import { Broken } from '../../shell/mishap.tsx'
import { Page } from '../../shell/page.tsx'
import { words } from './guides.words.ts'

/** An address that knows the guide alone, such as a search result, goes on to its study. */
export default function GuideLinkPage() {
  const guide = useParam('guide')
  const go = useGo()
  const { data, failure, retry } = useOperation(showGuide, { guide })
  const study = data?.study.id
  useEffect(() => {
    if (study) go(`/studies/${study}/guide?guide=${guide}`, { replace: true })
  }, [study, guide, go])
  if (failure) return <Broken isPage error={failure} retry={retry} />
  return (
    <Page title={words.title}>
      <HeaderSkeleton />
    </Page>
  )
}
