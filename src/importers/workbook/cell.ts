import { serialToText } from './styles.ts'
import { endTag, startTag, valueAt } from './tags.ts'
import { decodeEntities, decodeExcelEscapes } from './xml.ts'

export type SheetContext = { readonly sharedStrings: readonly string[]; readonly isDateStyle: readonly boolean[]; readonly is1904: boolean }

/** The text of the cell whose start tag is [open, close] and whose end tag begins at `end`. */
export function readCell(text: string, open: number, close: number, end: number, prefix: number, context: SheetContext): string {
  const type = attributeText(text, open + 2 + prefix, close, 116)
  if (type === 'inlineStr') return richText(text, close + 1, end, prefix)
  const raw = rawValue(text, close + 1, end, prefix)
  if (raw === null) return richText(text, close + 1, end, prefix)
  if (type === 's') return context.sharedStrings[Number(raw)] ?? ''
  if (type === 'str') return decodeExcelEscapes(decodeEntities(raw))
  if (type === 'b') return raw === '1' ? 'TRUE' : 'FALSE'
  if (type === 'e') return decodeEntities(raw)
  if (type === 'd') return raw.replace('T', ' ')
  const style = attributeText(text, open + 2 + prefix, close, 115)
  if (style !== '' && context.isDateStyle[Number(style)]) return serialToText(Number(raw), context.is1904) ?? raw
  return ungrouped(decodeEntities(raw))
}

/** A stored number has no groups: `1.234` gets a further decimal, so that nobody takes it for a thousand. */
function ungrouped(number: string): string {
  const mark = number.length - 4
  return mark >= 1 && mark <= 4 && number.charCodeAt(mark) === 46 ? `${number}0` : number
}

function attributeText(text: string, from: number, to: number, letter: number): string {
  const start = valueAt(text, from, to, letter)
  if (start === 0) return ''
  const end = text.indexOf(text[start - 1]!, start)
  return end < 0 || end > to ? '' : text.slice(start, end)
}

/** The content of the cell's `<v>`; null without one. */
function rawValue(text: string, from: number, to: number, prefix: number): string | null {
  const start = startTag(text, from, to, prefix, 'v')
  if (start < 0) return null
  const close = text.indexOf('>', start)
  if (close < 0 || close >= to || text.charCodeAt(close - 1) === 47) return ''
  const end = text.indexOf('<', close)
  return text.slice(close + 1, end < 0 || end > to ? to : end)
}

/** The runs of a rich text in [from, to) joined, reading aids (`rPh`) left out. */
export function richText(text: string, from: number, to: number, prefix: number): string {
  let joined = ''
  let phonetic = startTag(text, from, to, prefix, 'rPh')
  for (let at = startTag(text, from, to, prefix, 't'); at >= 0; at = startTag(text, at + 1, to, prefix, 't')) {
    if (phonetic >= 0 && at > phonetic) {
      const over = endTag(text, phonetic, prefix, 'rPh')
      if (over < 0 || over >= to) break
      at = over
      phonetic = startTag(text, over, to, prefix, 'rPh')
      continue
    }
    const close = text.indexOf('>', at)
    if (close < 0 || close >= to) break
    if (text.charCodeAt(close - 1) === 47) continue
    const end = text.indexOf('<', close)
    joined += text.slice(close + 1, end < 0 || end > to ? to : end)
  }
  return decodeExcelEscapes(decodeEntities(joined))
}
