import { OutsidePage } from '../outside/outside-page.tsx'
import { words } from './welcome.words.ts'

/** A fresh installation, opened without its one-time link: where that link is. */
export function NoLink() {
  return (
    <OutsidePage
      title={words.title}
      heading={words.noLink}
      lead={words.noLinkTodo}
      below={<p>{words.noLinkAgain}</p>}
    />
  )
}
