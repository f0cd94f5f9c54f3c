import css from './reader.module.css'

/** A turn whose words are still on their way. */
export function TurnSkeleton() {
  return (
    <div className={css.waiting} aria-hidden="true">
      <i />
      <i />
      <i />
    </div>
  )
}
