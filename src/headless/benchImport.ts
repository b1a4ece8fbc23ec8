import { createReadStream, createWriteStream } from 'node:fs'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { cpuUsage, env, memoryUsage } from 'node:process'
import { once } from 'node:events'

import * as xlsx from '@e965/xlsx'
import Papa from 'papaparse'

import { bytesSource } from '#importers/byteSource.ts'
import { readFile, type ReadFileInput } from '#importers/readFile.ts'
import type { FileReport } from '#importers/types.ts'

import { ORDER_HEADERS, orderCells } from './benchOrders.ts'
import type { Benchmark } from './benchStress.ts'
import { fromDisk } from './diskSource.ts'

const LINES = Number(env['HEADROOM_BENCH_LINES'] ?? 1_000_000)
const SHEET_ROWS = Number(env['HEADROOM_BENCH_SHEET_ROWS'] ?? 20_000)
const MEMORY_EVERY_MS = 20

type Cost = { readonly cpuSeconds: number; readonly megabytesAboveIdle: number }

async function costOf(run: () => Promise<unknown>): Promise<Cost> {
  const idle = memoryUsage().rss
  let most = idle
  const timer = setInterval(() => (most = Math.max(most, memoryUsage().rss)), MEMORY_EVERY_MS)
  const before = cpuUsage()
  await run()
  const { user, system } = cpuUsage(before)
  clearInterval(timer)
  return { cpuSeconds: (user + system) / 1e6, megabytesAboveIdle: Math.round((Math.max(most, memoryUsage().rss) - idle) / 1e6) }
}

const inputOf = (source: ReadFileInput['source'], name: string): ReadFileInput => ({ name, source, answers: {}, timeZone: 'Asia/Ho_Chi_Minh', shop: 'bench' })

function checkTotals({ verdict, rowsOk, totals }: FileReport, rows: number) {
  if (rowsOk !== rows || totals.lines !== rows) throw new Error(`the benchmark's file was read as ${verdict} with ${rowsOk} of ${rows} rows`)
}

async function writeOrders(path: string, lines: number): Promise<void> {
  const file = createWriteStream(path)
  const quoted = (cell: string) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)
  let text = `\ufeff${ORDER_HEADERS.join(',')}\r\n`
  for (let n = 0; n < lines; n += 1) {
    text += `${orderCells(n, true).map(quoted).join(',')}\r\n`
    if (text.length < 1_000_000 && n + 1 < lines) continue
    if (!file.write(text)) await once(file, 'drain')
    text = ''
  }
  file.end()
  await once(file, 'close')
}

const round = (value: number) => Math.round(value * 100) / 100

/** An order export as CSV: read, typed and aggregated, against PapaParse reading the same file into cells and nothing more. */
const csv: Benchmark = {
  name: 'import-csv',
  async run() {
    const folder = await mkdtemp(join(tmpdir(), 'headroom-bench-'))
    try {
      const path = join(folder, 'orders.csv')
      await writeOrders(path, LINES)
      const megabytes = Math.round((await stat(path)).size / 1e6)
      const ours = await costOf(async () => checkTotals((await fromDisk(path, (source) => readFile(inputOf(source, 'orders.csv')))).report, LINES))
      let records = 0
      const papa = await costOf(() => new Promise<void>((resolve, reject) => {
        Papa.parse<string[]>(createReadStream(path, { encoding: 'utf8' }), {
          header: false, dynamicTyping: false, delimiter: ',', newline: '\r\n', skipEmptyLines: true,
          chunk: ({ data }) => void (records += data.length), complete: () => resolve(), error: reject,
        })
      }))
      if (records !== LINES + 1) throw new Error(`PapaParse found ${records} records`)
      return {
        name: 'import-csv', value: round(ours.cpuSeconds / papa.cpuSeconds), unit: 'x PapaParse', higherIsBetter: false, n: LINES,
        notes: `${LINES} lines x ${ORDER_HEADERS.length} columns, ${megabytes} MB; CPU seconds: read, typed and aggregated ${round(ours.cpuSeconds)}, PapaParse alone ${round(papa.cpuSeconds)}; memory above idle ${ours.megabytesAboveIdle} MB`,
      }
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  },
}

/** The same export as a workbook: read, typed and aggregated, against SheetJS reading it into rows of cells. */
const workbook: Benchmark = {
  name: 'import-xlsx',
  async run() {
    const rows = [[...ORDER_HEADERS], ...Array.from({ length: SHEET_ROWS }, (_, n) => orderCells(n, false))]
    const book = xlsx.utils.book_new()
    xlsx.utils.book_append_sheet(book, xlsx.utils.aoa_to_sheet(rows), 'OrderSKUList')
    const bytes = new Uint8Array(xlsx.write(book, { type: 'array', bookType: 'xlsx', bookSST: true, compression: true }) as ArrayBuffer)
    const ours = await costOf(async () => checkTotals((await readFile(inputOf(bytesSource(bytes), 'orders.xlsx'))).report, SHEET_ROWS))
    let cells = 0
    const theirs = await costOf(async () => {
      const read = xlsx.read(bytes, { type: 'array' })
      cells = xlsx.utils.sheet_to_json<unknown[]>(read.Sheets['OrderSKUList']!, { header: 1 }).length
    })
    if (cells !== SHEET_ROWS + 1) throw new Error(`SheetJS found ${cells} rows`)
    return {
      name: 'import-xlsx', value: round(theirs.cpuSeconds / ours.cpuSeconds), unit: 'x as fast as @e965/xlsx', higherIsBetter: true, n: SHEET_ROWS,
      notes: `${SHEET_ROWS} rows x ${ORDER_HEADERS.length} columns, ${round(bytes.length / 1e6)} MB; CPU seconds: read, typed and aggregated ${round(ours.cpuSeconds)}, @e965/xlsx ${round(theirs.cpuSeconds)}; memory above idle ${ours.megabytesAboveIdle} MB`,
    }
  },
}

export const importBenches: readonly Benchmark[] = [csv, workbook]
