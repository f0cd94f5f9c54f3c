import { showText } from '@firsthand/contract/evidence/texts'
import { useEffect } from 'react'
import { useOperation } from '../../api/hooks.ts'
import { formatDate } from '../../kit/format.ts'
import { PageHeader } from '../../kit/page-header.tsx'
import { HeaderSkeleton } from '../../kit/skeletons.tsx'
import { useGo, useParam } from '../../shell/address.ts'
import { Broken } from '../../shell/mishap.tsx'
import { Page } from '../../shell/page.tsx'
import { Reading } from './reader/reading.tsx'
import { words } from './texts.words.ts'

/** A text by itself. One that came of a conversation is read there, where one sees who was present. */
export default function TextPage() {
  const id = useParam('text')
  const go = useGo()
  const { data: text, failure, retry } = useOperation(showText, { text: id })
  const conversation = text?.source?.kind === 'conversation' ? text.source.id : undefined
  useEffect(() => {
    if (!conversation) return
    const query = new URLSearchParams(location.search)
    query.set('text', id)
    go(`/conversations/${conversation}?${query}${location.hash}`, { replace: true })
  }, [conversation, id, go])

  if (failure) return <Broken isPage error={failure} retry={retry} />
  if (!text || conversation) return <HeaderSkeleton />
  return (
    <Page title={text.title} crumbs={[]}>
      <PageHeader title={text.title} over={`${words.text} · ${formatDate(text.happenedAt)}`} />
      <Reading textId={text.id} />
    </Page>
  )
}
