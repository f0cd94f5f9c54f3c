import type { TextContent } from '../texts/content.ts'
import type { ReadText } from './read-source.ts'

/** The words of a text as the file that is kept with it. */
export function contentOfText({ title, turns }: Pick<ReadText, 'title' | 'turns'>): TextContent {
  const bytes = Buffer.from(turns.map(({ body }) => body).join('\n'), 'utf8')
  return {
    bytes,
    fileName: `${title.replace(/[\p{Cc}/\\]/gu, ' ').slice(0, 120) || 'text'}.txt`,
    fileId: null,
  }
}
