import { Icon } from '../../kit/icon.tsx'
import { words as kit } from '../../kit/kit.words.ts'
import { Missing } from '../../kit/when-shown.tsx'
import type { LaterMenuProps } from './later-menu.tsx'
import css from './phone-bar.module.css'

/** Stands in the bar of a phone, where a whole notice has no room, for a menu that could not be fetched. */
export function MissingPlace() {
  return (
    <button
      type="button"
      className={css.place}
      title={kit.partMissing}
      aria-label={`${kit.loadAgain}. ${kit.partMissing}`}
      onClick={() => location.reload()}
    >
      <Icon name="warning" size={20} />
      <span>{kit.loadAgain}</span>
    </button>
  )
}

/** Stands for a menu of the side that could not be fetched. */
export function MissingMenu({ isSmall }: LaterMenuProps) {
  return isSmall ? <MissingPlace /> : <Missing />
}
