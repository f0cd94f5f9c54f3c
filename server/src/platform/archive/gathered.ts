const partLength = 32_768

/** The same text in longer parts: each part that is passed on costs as much as a long one. */
export async function* gathered(texts: AsyncIterable<string> | Iterable<string>): AsyncGenerator<string> {
  let part = ''
  for await (const text of texts) {
    part += text
    if (part.length < partLength) continue
    yield part
    part = ''
  }
  if (part) yield part
}
