import { QuoteCard } from '../../kit/quote-card.tsx'
import { Rung } from '../../kit/rung.tsx'
import css from './outside-page.module.css'
import { words } from './outside.words.ts'

/** How a belief becomes worth something, with two pieces of evidence from the example workspace. */
export default function OutsideExample() {
  return (
    <div className={css.exampleColumn}>
      <p className={css.claim}>{words.claim}</p>
      <Rung level={2} />
      {words.quotes.map((quote) => (
        <QuoteCard key={quote.words} {...quote} heardBy={[...quote.heardBy]} />
      ))}
      <p className={css.moral}>{words.moral}</p>
    </div>
  )
}
