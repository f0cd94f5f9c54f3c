/** Words that English sentences can hardly do without, and that hardly any other language writes alike. */
const english = new Set(
  'the you your what how why when where who which is are was were do does did have has had can could would will should of to and with about this that these those it for from at my our we they there tell me any if not or last use used using been think time next find happened'.split(
    ' ',
  ),
)
/** Small words of languages that people write to us in, and that are no English words. */
const foreign = new Set(
  'der die das und ist wie warum wann nicht sie haben wurde ein eine einen mit für auf wir ihr ihre ihnen werden können dass le la les des une est vous votre vos comment pourquoi quand avez que qui dans pour avec sur el los las una es cómo qué cuándo por su usted ustedes tiene para con il lo gli che come perché quando avete nella non het een hoe waarom wanneer heeft van zijn dat voor niet você como quê quando sua não uma com jak dlaczego kiedy czy się jest nie pan pani hur varför när och är det att på hvordan hvorfor og er å'.split(
    ' ',
  ),
)

/**
 * Whether a text may be linted as English. Undecided for a few plain words, and then yes: the lint marks little in
 * them. Clearly no for other scripts, and where small words of other languages are more than the English ones.
 */
export function mayBeEnglish(text: string): boolean {
  const letters = text.match(/\p{L}/gu) ?? []
  if (letters.length === 0) return true
  const latin = letters.filter((letter) => /\p{Script=Latin}/u.test(letter)).length
  if (latin / letters.length < 0.6) return false
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? []
  const own = words.filter((word) => english.has(word)).length
  const others = words.filter((word) => foreign.has(word)).length
  return others <= own
}
