import { Icon } from '../../kit/icon.tsx'
import { words } from '../shell.words.ts'
import css from './phone-bar.module.css'
import { useIsCurrent, usePlaces } from './use-places.ts'
import type { FrameButtonProps } from './workspace-button.tsx'

/** Opens what has no room in the bar of a phone; the menu is fetched after the page. */
export function MoreButton(props: Omit<FrameButtonProps, 'isSmall'>) {
  const isCurrent = useIsCurrent()
  const others = usePlaces().filter((place) => !place.onPhone)
  return (
    <button
      type="button"
      aria-haspopup="menu"
      {...props}
      className={css.place}
      data-current={others.some((place) => isCurrent(place.path)) || isCurrent('/settings') || undefined}
    >
      <Icon name="menu" size={20} />
      <span>{words.more}</span>
    </button>
  )
}
