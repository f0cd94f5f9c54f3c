import css from './recruiting.module.css'
import { SampleBalance } from './sample-balance.tsx'

/** On the page of a study: whom it has met so far, and whom it has not. */
export default function StudyBalance({ id }: { id: string }) {
  return (
    <div className={css.panel}>
      <SampleBalance study={id} href={`/studies/${id}/learn`} />
    </div>
  )
}
