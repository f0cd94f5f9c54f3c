/** One piece of news. */
export type AtomEntry = {
  id: string
  title: string
  text: string
  at: string
  author: string
  address: string
}

/** A feed in the form of RFC 4287. */
export function writeAtom(feed: {
  id: string
  title: string
  address: string
  updatedAt: string
  entries: AtomEntry[]
}): string {
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
<id>urn:uuid:${feed.id}</id>
<title>${escapeXml(feed.title)}</title>
<link rel="alternate" type="text/html" href="${escapeXml(feed.address)}"/>
<updated>${feed.updatedAt}</updated>
<generator>Firsthand</generator>
${feed.entries.map(entry).join('')}</feed>
`
}

function entry({ id, title, text, at, author, address }: AtomEntry): string {
  return `<entry>
<id>urn:uuid:${id}</id>
<title>${escapeXml(title)}</title>
<link rel="alternate" type="text/html" href="${escapeXml(address)}"/>
<updated>${at}</updated>
<author><name>${escapeXml(author)}</name></author>
<content type="text">${escapeXml(text)}</content>
</entry>
`
}

/** Without what XML 1.0 cannot hold at all (section 2.2). */
export function escapeXml(text: string): string {
  return text
    .toWellFormed()
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
