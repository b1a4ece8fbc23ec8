import { readCell, type SheetContext } from './cell.ts'
import { endTag, isNameEnd, valueAt } from './tags.ts'
import { attribute } from './xml.ts'

/** `row` is the sheet's own number, from 1; cells stand at their column's place, '' where there is none. */
export type TakeRow = (row: number, cells: string[]) => void

const MAX_COLUMNS = 16_384
const MAX_ROW = 1_048_576
/** Half a gigabyte of places: a full sheet of an order export has fewer; one far cell in every row would have 17 thousand million. */
const MAX_PLACES = 64_000_000
/** A cell this far to the right of its neighbour was not written by an exporter; a few hundred rows of that are forgiven. */
const FAR_COLUMNS = 1000
const MAX_FAR_PLACES = 4_000_000

/** Thrown for more rows than a sheet can have, or too many places. */
export class SheetTooLargeError extends Error {}
/** Thrown when a row comes after a later one: the sheet has to be read as a whole then. */
export class RowOrderError extends Error {}

/**
 * The rows of a worksheet whose XML comes in pieces, each cell placed by its own reference: a wrong `<dimension>` is not read,
 * and neighbouring `<row>` elements that repeat a number are one row. Numbers stay as the digits in the file; dates become `YYYY-MM-DD HH:mm:ss`.
 */
export class SheetReader {
  readonly #context: SheetContext
  readonly #take: TakeRow
  readonly #isUnordered: boolean
  readonly #maxPlaces: number
  #text = ''
  #wanted = 0
  /** Length of the namespace prefix with its colon; -1 before the root element was seen. */
  #prefix = -1
  #row = 0
  #nextRow = 1
  #nextColumn = 0
  #cells: string[] = []
  #places = 0
  #farPlaces = 0

  constructor(context: SheetContext, take: TakeRow, isUnordered = false, maxPlaces = MAX_PLACES) {
    this.#context = context
    this.#take = take
    this.#isUnordered = isUnordered
    this.#maxPlaces = maxPlaces
  }

  push(piece: string) {
    this.#text += piece
    if (this.#text.length < this.#wanted) return
    this.#scan(false)
    // One long cell is tried again only when it has doubled.
    this.#wanted = this.#text.length * 2
  }

  end() {
    this.#scan(true)
    this.#finishRow()
  }

  #scan(isEnd: boolean) {
    const text = this.#text
    let at = 0
    if (this.#prefix < 0) {
      const root = /<(?:([A-Za-z_][\w.-]{0,40}):)?worksheet[\s/>]/.exec(text.slice(0, 4000))
      if (!root && !isEnd && text.length < 4000) return
      this.#prefix = root?.[1] ? root[1].length + 1 : 0
    }
    for (;;) {
      const open = text.indexOf('<', at)
      if (open < 0) {
        at = text.length
        break
      }
      const name = open + 1 + this.#prefix
      const code = text.charCodeAt(name)
      if (code === 99 && isNameEnd(text.charCodeAt(name + 1))) {
        const next = this.#cell(text, open, isEnd)
        if (next < 0) {
          at = open
          break
        }
        at = next
      } else if (code === 114 && text.charCodeAt(name + 1) === 111 && text.charCodeAt(name + 2) === 119 && isNameEnd(text.charCodeAt(name + 3))) {
        const close = text.indexOf('>', name)
        if (close < 0) {
          at = open
          break
        }
        this.#startRow(text.slice(open, close))
        at = close
      } else at = open + 1
    }
    this.#text = isEnd ? '' : text.slice(at)
  }

  #startRow(tag: string) {
    const stated = Number(attribute(tag, 'r') ?? Number.NaN)
    const row = Number.isInteger(stated) && stated >= 1 && stated <= MAX_ROW ? stated : this.#nextRow
    if (row > MAX_ROW) throw new SheetTooLargeError()
    this.#goTo(row)
    this.#nextRow = row + 1
    this.#nextColumn = 0
  }

  #goTo(row: number) {
    if (row === this.#row) return
    if (row < this.#row && !this.#isUnordered) throw new RowOrderError()
    this.#finishRow()
    this.#row = row
  }

  #finishRow() {
    if (this.#row > 0) this.#take(this.#row, this.#cells)
    this.#cells = []
  }

  /** Reads the cell whose tag begins at `open`; where to go on, -1 when its end is not there yet. */
  #cell(text: string, open: number, isEnd: boolean): number {
    const close = text.indexOf('>', open)
    if (close < 0) return -1
    const isEmpty = text.charCodeAt(close - 1) === 47
    let end = close
    if (!isEmpty) {
      end = endTag(text, close, this.#prefix, 'c')
      if (end < 0) {
        if (!isEnd) return -1
        end = text.length
      }
    }
    let row = 0
    let column = -1
    const reference = valueAt(text, open + 2 + this.#prefix, close, 114)
    if (reference > 0) {
      let i = reference
      column = 0
      for (; i < close && i < reference + 4; i += 1) {
        const letter = text.charCodeAt(i) & 0xdf
        if (letter < 65 || letter > 90) break
        column = column * 26 + letter - 64
      }
      column = i === reference ? -1 : column - 1
      for (let digit = text.charCodeAt(i) - 48; digit >= 0 && digit <= 9 && row <= MAX_ROW; digit = text.charCodeAt((i += 1)) - 48) row = row * 10 + digit
      const quote = text.charCodeAt(i)
      if (row < 1 || row > MAX_ROW || column < 0 || (quote !== 34 && quote !== 39)) [row, column] = [0, -1]
    }
    this.#goTo(row > 0 ? row : this.#row > 0 ? this.#row : this.#nextRow)
    if (column < 0) column = this.#nextColumn
    this.#nextColumn = column + 1
    if (isEmpty || column >= MAX_COLUMNS) return end
    const value = readCell(text, open, close, end, this.#prefix, this.#context)
    if (value === '') return end
    const cells = this.#cells
    if (column >= cells.length) {
      const gap = column - cells.length
      this.#places += gap + 1
      if (gap > FAR_COLUMNS) this.#farPlaces += gap
      if (this.#places > this.#maxPlaces || this.#farPlaces > MAX_FAR_PLACES) throw new SheetTooLargeError()
      while (cells.length < column) cells.push('')
    }
    cells[column] = value
    return end
  }
}

/** Rows in any order, a number perhaps more than once: as they would stand in the sheet. */
export class GatheredRows {
  readonly #rows = new Map<number, string[]>()

  readonly take: TakeRow = (row, cells) => {
    const known = this.#rows.get(row)
    if (!known) this.#rows.set(row, cells)
    else for (const [i, cell] of cells.entries()) known[i] = cell !== '' ? cell : (known[i] ?? '')
  }

  handOut(take: TakeRow) {
    for (const [row, cells] of [...this.#rows].sort((a, b) => a[0] - b[0])) take(row, cells)
  }
}
