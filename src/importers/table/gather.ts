import type { FindingLog } from '../findingLog.ts'
import type { Recognised } from '../recognise/recognise.ts'
import type { FieldKind, Source } from '../sources/types.ts'
import { cleanCell } from '../values/clean.ts'
import type { DateOrder } from '../values/dates.ts'
import type { DecimalMark } from '../values/numbers.ts'
import { TimeColumn } from './timeColumn.ts'
import { rivalsOf, type Rivals } from './whichColumn.ts'
import { Ints, WordColumn } from './wordColumn.ts'

export type TakeCells = (row: number, cells: readonly string[]) => void
/** Hands out every row from the file's first on; resolves to the numbers of rows that are not to be trusted. */
export type Grid = { readonly scan: (take: TakeCells) => Promise<ReadonlySet<number>> }

type ColumnHead = { readonly field: string; readonly isNeeded: boolean; readonly isMoney: boolean; readonly isWhole: boolean; readonly header: string }
export type TimedColumn = ColumnHead & { readonly kind: 'time'; readonly cells: TimeColumn; order: DateOrder }
export type WordedColumn = ColumnHead & { readonly kind: Exclude<FieldKind, 'time'>; readonly cells: WordColumn; mark: DecimalMark }
export type Column = TimedColumn | WordedColumn

/** The wanted cells of every row below the header, by column. */
export type Gathered = {
  readonly columns: readonly Column[]
  readonly rowNumbers: Ints
  readonly dayCells: readonly WordColumn[]
  readonly skipped: Record<string, number>
  readonly badRows: ReadonlySet<number>
  readonly rivals: Rivals
}

/** Fills the columns; blank rows, gaps between row numbers included, are only counted. */
export async function gather(grid: Grid, table: Recognised, log: FindingLog): Promise<Gathered> {
  const columns = [...table.fieldColumns].map(([field, place]) => columnOf(field, table.headers[place]!, table.source))
  const places = [...table.fieldColumns.values()]
  const rivals = rivalsOf(table)
  const rowNumbers = new Ints()
  const dayCells = table.dayColumns.map(() => new WordColumn())
  const skipped: Record<string, number> = {}
  const width = table.headers.length
  let expected = table.headerRow + 1
  let blank = 0
  const badRows = await grid.scan((row, cells) => {
    if (row <= table.headerRow || (table.endRow !== null && row >= table.endRow)) return
    blank += row - expected
    expected = row + 1
    if (isBlank(cells)) {
      blank += 1
      return
    }
    rowNumbers.push(row)
    for (let i = 0; i < columns.length; i += 1) columns[i]!.cells.push(cleanCell(cells[places[i]!] ?? ''))
    for (let i = 0; i < dayCells.length; i += 1) dayCells[i]!.push(cleanCell(cells[table.dayColumns[i]!] ?? ''))
    for (const rival of rivals) for (let i = 0; i < rival.columns.length; i += 1) rival.cells[i]!.push(cleanCell(cells[rival.columns[i]!] ?? ''))
    if (cells.length > width && !isBlank(cells.slice(width))) log.add('rowTooLong', 'warning', { row, expected: String(width), value: String(cells.length) })
  })
  if (blank > 0) skipped['blank'] = blank
  fillDown(columns, table.source, rowNumbers.length)
  return { columns, rowNumbers, dayCells, skipped, badRows, rivals }
}

function columnOf(field: string, header: string, source: Source): Column {
  const { kind, isNeeded = false, isMoney = true, isWhole = false } = source.fields[field]!
  return kind === 'time' ? { field, kind, isNeeded, isMoney, isWhole, header, cells: new TimeColumn(), order: 'YMD' } : { field, kind, isNeeded, isMoney, isWhole, header, cells: new WordColumn(), mark: '.' }
}

function isBlank(cells: readonly string[]): boolean {
  for (const cell of cells) if (cell !== '' && cleanCell(cell) !== '') return false
  return true
}

function fillDown(columns: readonly Column[], source: Source, rowCount: number) {
  const keys = columns.find(({ field }) => field === source.keyField)?.cells
  if (!(keys instanceof WordColumn)) return
  for (const field of source.fillDown ?? []) {
    const cells = columns.find((column) => column.field === field)?.cells
    for (let row = 1; cells && row < rowCount; row += 1) if (cells.isEmpty(row) && keys.code(row) === keys.code(row - 1)) cells.copyFromAbove(row)
  }
}
