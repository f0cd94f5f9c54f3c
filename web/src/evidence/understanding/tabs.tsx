import { Link } from '../../kit/link.tsx'
import css from './understanding.module.css'
import { words } from './understanding.words.ts'

const tabs = [
  ['codes', '/codes'],
  ['saturation', '/codes/saturation'],
  ['together', '/codes/together'],
  ['segments', '/codes/segments'],
  ['whys', '/whys'],
  ['fears', '/fears'],
  ['blind', '/blind-coding'],
] as const

/** The way between the pages that read coded evidence. A study stays chosen. */
export function UnderstandingTabs({
  current,
  study,
}: {
  current: (typeof tabs)[number][0]
  study?: string | undefined
}) {
  return (
    <nav aria-label={words.understanding}>
      <ul className={css.tabs}>
        {tabs.map(([name, path]) => (
          <li key={name} ref={name === current ? bringIntoSight : undefined}>
            <Link
              href={
                study && name !== 'codes' && name !== 'blind' && name !== 'whys'
                  ? `${path}?study=${study}`
                  : path
              }
              aria-current={name === current ? 'page' : undefined}
            >
              {words.tabs[name]}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** On a phone the tabs are wider than the page. */
function bringIntoSight(tab: HTMLElement | null) {
  const list = tab?.parentElement
  if (tab && list) list.scrollLeft = tab.offsetLeft - list.offsetLeft - 16
}
