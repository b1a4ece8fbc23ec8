import { decodeEntities, decodeExcelEscapes, attribute } from './xml.ts'
import { serialToText } from './styles.ts'

export type SheetContext = { readonly sharedStrings: readonly string[]; readonly isDateStyle: readonly boolean[]; readonly is1904: boolean }
export type SheetRow = { readonly row: number; readonly cells: string[] }

const MAX_COLUMNS = 16_384
const MAX_ROW = 1_048_576
/** Half a gigabyte of places: a full sheet of an order export has fewer; one far cell in every row would have 17 thousand million. */
const MAX_PLACES = 64_000_000

/**
 * The rows of a worksheet, each cell placed by its own reference: a wrong `<dimension>` is not read, and `<row>` elements
 * that repeat a number are one row; null when there are more rows than a sheet can have, or too many places. Numbers stay as the digits in the file; dates become `YYYY-MM-DD HH:mm:ss`.
 */
export function readSheet(xml: string, context: SheetContext, maxPlaces = MAX_PLACES): readonly SheetRow[] | null {
  const prefix = /<(?:([A-Za-z_][\w.-]{0,40}):)?worksheet[\s>]/.exec(xml.slice(0, 2000))?.[1]
  const name = (local: string) => (prefix ? `${prefix}:${local}` : local)
  const reader = new CellReader(xml, context, name)
  const rows: SheetRow[] = []
  const byNumber = new Map<number, SheetRow>()
  const rowOpen = `<${name('row')}`
  const cellOpen = `<${name('c')}`
  let current: SheetRow | null = null
  let nextRow = 1
  let nextColumn = 0
  let places = 0
  const rowOf = (number: number): SheetRow => {
    const known = current?.row === number ? current : byNumber.get(number)
    if (known) return known
    const made = { row: number, cells: [] }
    byNumber.set(number, made)
    rows.push(made)
    return made
  }
  let at = 0
  let atRow = nextTag(xml, rowOpen, 0)
  let atCell = nextTag(xml, cellOpen, 0)
  while (atRow >= 0 || atCell >= 0) {
    if (atRow >= 0 && (atCell < 0 || atRow < atCell)) {
      const close = xml.indexOf('>', atRow)
      if (close < 0) break
      const stated = Number(attribute(xml.slice(atRow, close), 'r') ?? Number.NaN)
      const number: number = Number.isInteger(stated) && stated >= 1 && stated <= MAX_ROW ? stated : nextRow
      if (number > MAX_ROW) return null
      current = rowOf(number)
      nextRow = number + 1
      nextColumn = 0
      at = close
      atRow = nextTag(xml, rowOpen, at)
    } else {
      const close = xml.indexOf('>', atCell)
      if (close < 0) break
      const tag = xml.slice(atCell, close + 1)
      const place = parseReference(attribute(tag, 'r'))
      const target: SheetRow = place && place.row !== current?.row ? rowOf(place.row) : (current ?? rowOf(nextRow))
      const column: number = place ? place.column : nextColumn
      nextColumn = column + 1
      const isEmpty = xml.charCodeAt(close - 1) === 47
      at = isEmpty ? close : reader.end(close)
      if (!isEmpty && column < MAX_COLUMNS) {
        const text = reader.value(tag, close + 1, at)
        if (text !== '') {
          places += Math.max(0, column + 1 - target.cells.length)
          if (places > maxPlaces) return null
          while (target.cells.length < column) target.cells.push('')
          target.cells[column] = text
        }
      }
      atCell = nextTag(xml, cellOpen, at)
      if (atRow >= 0 && atRow < at) atRow = nextTag(xml, rowOpen, at)
    }
  }
  return rows.sort((a, b) => a.row - b.row)
}

/** The next start tag with exactly this name. */
function nextTag(xml: string, open: string, from: number): number {
  for (let at = xml.indexOf(open, from); at >= 0; at = xml.indexOf(open, at + 1)) {
    const after = xml.charCodeAt(at + open.length)
    if (after === 32 || after === 62 || after === 47 || after === 10 || after === 13 || after === 9) return at
  }
  return -1
}

class CellReader {
  readonly #xml: string
  readonly #context: SheetContext
  readonly #close: string
  readonly #valueOpen: string
  readonly #textOpen: string
  readonly #phoneticOpen: string
  readonly #phoneticClose: string
  constructor(xml: string, context: SheetContext, name: (local: string) => string) {
    this.#xml = xml
    this.#context = context
    this.#close = `</${name('c')}>`
    this.#valueOpen = `<${name('v')}`
    this.#textOpen = `<${name('t')}`
    this.#phoneticOpen = `<${name('rPh')}`
    this.#phoneticClose = `</${name('rPh')}>`
  }

  end(from: number): number {
    const end = this.#xml.indexOf(this.#close, from)
    return end < 0 ? this.#xml.length : end
  }

  value(tag: string, from: number, to: number): string {
    const type = attribute(tag, 't')
    if (type === 'inlineStr') return this.#inlineText(from, to)
    const raw = this.#between(this.#valueOpen, from, to)
    if (raw === null) return this.#inlineText(from, to)
    if (type === 's') return this.#context.sharedStrings[Number(raw)] ?? ''
    if (type === 'str') return decodeExcelEscapes(decodeEntities(raw))
    if (type === 'b') return raw === '1' ? 'TRUE' : 'FALSE'
    if (type === 'e') return decodeEntities(raw)
    if (type === 'd') return raw.replace('T', ' ')
    const style = attribute(tag, 's')
    if (style !== null && this.#context.isDateStyle[Number(style)]) return serialToText(Number(raw), this.#context.is1904) ?? raw
    return decodeEntities(raw)
  }

  #between(open: string, from: number, to: number): string | null {
    const start = nextTag(this.#xml, open, from)
    if (start < 0 || start >= to) return null
    const close = this.#xml.indexOf('>', start)
    if (close < 0 || close >= to || this.#xml.charCodeAt(close - 1) === 47) return ''
    const end = this.#xml.indexOf('<', close)
    return this.#xml.slice(close + 1, end < 0 || end > to ? to : end)
  }

  #inlineText(from: number, to: number): string {
    return richText(this.#xml.slice(from, to), this.#textOpen, this.#phoneticOpen, this.#phoneticClose)
  }
}

/** The runs of a rich text joined, reading aids (`rPh`) left out. */
export function richText(xml: string, textOpen: string, phoneticOpen: string, phoneticClose: string): string {
  let text = ''
  let skipFrom = xml.indexOf(phoneticOpen)
  for (let at = nextTag(xml, textOpen, 0); at >= 0; at = nextTag(xml, textOpen, at + 1)) {
    if (skipFrom >= 0 && at > skipFrom) {
      const skipTo = xml.indexOf(phoneticClose, skipFrom)
      if (skipTo < 0) break
      if (at < skipTo) continue
      skipFrom = xml.indexOf(phoneticOpen, skipTo)
    }
    const close = xml.indexOf('>', at)
    if (close < 0) break
    if (xml.charCodeAt(close - 1) === 47) continue
    const end = xml.indexOf('<', close)
    text += xml.slice(close + 1, end < 0 ? xml.length : end)
  }
  return decodeExcelEscapes(decodeEntities(text))
}

/** `BC12` -> column 54, row 12; null when it is no cell reference. */
export function parseReference(reference: string | null): { readonly row: number; readonly column: number } | null {
  if (!reference) return null
  let column = 0
  let i = 0
  for (; i < reference.length && i < 4; i += 1) {
    const code = reference.charCodeAt(i) & 0xdf
    if (code < 65 || code > 90) break
    column = column * 26 + code - 64
  }
  if (i === 0) return null
  const row = Number(reference.slice(i))
  return Number.isInteger(row) && row >= 1 && row <= MAX_ROW ? { row, column: column - 1 } : null
}
