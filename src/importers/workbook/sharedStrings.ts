import { detached } from '../detached.ts'
import { richText } from './cell.ts'
import { endTag, startTag } from './tags.ts'

/** The texts of a workbook's string table, from XML that comes in pieces. */
export async function readSharedStrings(pieces: AsyncIterable<string>): Promise<string[]> {
  const strings: string[] = []
  let text = ''
  let wanted = 0
  let prefix = -1
  for await (const piece of pieces) {
    text += piece
    if (text.length < wanted) continue
    if (prefix < 0) prefix = (/<(?:([A-Za-z_][\w.-]{0,40}):)?sst[\s/>]/.exec(text.slice(0, 4000))?.[1]?.length ?? -1) + 1
    text = takeItems(text, prefix, strings, false)
    // One long text is tried again only when it has doubled.
    wanted = text.length * 2
  }
  takeItems(text, Math.max(0, prefix), strings, true)
  return strings
}

/** Appends the items that are whole; what is left of the text. */
function takeItems(text: string, prefix: number, strings: string[], isEnd: boolean): string {
  let at = 0
  for (;;) {
    const start = startTag(text, at, text.length, prefix, 'si')
    if (start < 0) return text.slice(Math.max(at, text.lastIndexOf('<')))
    const close = text.indexOf('>', start)
    if (close < 0) return text.slice(start)
    if (text.charCodeAt(close - 1) === 47) {
      strings.push('')
      at = close
      continue
    }
    const end = endTag(text, close, prefix, 'si')
    if (end < 0 && !isEnd) return text.slice(start)
    strings.push(detached(richText(text, close + 1, end < 0 ? text.length : end, prefix)))
    if (end < 0) return ''
    at = end
  }
}
