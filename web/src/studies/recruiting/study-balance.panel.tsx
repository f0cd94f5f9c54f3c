import { SampleBalance } from './sample-balance.tsx'

/** On the page of a study: whom it has met so far, and whom it has not. */
export default function StudyBalance({ id }: { id: string }) {
  return <SampleBalance study={id} href={`/studies/${id}/learn`} />
}
