import { strFromU8, unzipSync } from 'fflate'
import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'

import { csvField } from '#headless/tidyCsv.ts'
import { readTidySeries } from '#headless/tidySeries.ts'
import { bytesSource } from '#importers/byteSource.ts'
import { tidyText } from '#importers/text/tidy.ts'
import { cleanCell } from '#importers/values/clean.ts'
import { openWorkbook } from '#importers/workbook/readWorkbook.ts'
import { harmlessText, originalText } from '#shared/table/cell.ts'
import { csvText } from '#shared/table/csv.ts'
import { tableFile } from '#shared/table/tableFile.ts'
import { xlsxBytes } from '#shared/table/xlsx.ts'
import { chartTableCsv } from '#ui/charts/chartModel.ts'

import { FORMULA_TEXTS, scriptTexts } from '../../support/hostileTexts.ts'
import { read } from '../../importers/read.ts'

const TEXTS = [...FORMULA_TEXTS, ...scriptTexts((i) => `alert(${i})`)]
// Independent of the code under test: what a cell looks like to a program that trims and folds full-width signs.
const isFormula = (cell: string): boolean => /^[=+\-@]/.test(cell.replace(/[\u200b-\u200f\u2060\0]/g, '').trim().normalize('NFKC')) || /^[\t\r\n]/.test(cell)

/** What a spreadsheet program makes of a CSV, whatever its list separator is. */
const cellsIn = (text: string, delimiter: string): readonly string[] => Papa.parse<string[]>(text.replace(/^\uFEFF/, ''), { delimiter, newline: '\n', quoteChar: delimiter === ',' ? '"' : '\u0000' }).data.flat()

async function sheetCells(bytes: Uint8Array): Promise<readonly (readonly string[])[]> {
  const workbook = await openWorkbook(bytesSource(bytes))
  if (!workbook.ok) throw new Error(workbook.error.code)
  const rows: string[][] = []
  await workbook.value.readSheet(workbook.value.sheets[0]!, (_, cells) => rows.push(cells))
  return rows
}

describe('CSV', () => {
  const csv = csvText(['sku', 'text', 'note'], TEXTS.map((text) => ['A', text, 'b']))
  it.each([',', ';', '\t'])('read with the list separator %j has no cell that is a formula', (delimiter) => {
    expect(cellsIn(csv, delimiter).filter((cell) => isFormula(cell))).toEqual([])
  })
  it.each(TEXTS)('read by the app gives %j back', (text) => {
    const [, row] = Papa.parse<string[]>(tidyText(csvText(['a'], [[text]]).slice(1)), { delimiter: ',', newline: '\n' }).data
    expect(cleanCell(row![0]!)).toBe(text)
  })
  it('keeps headers harmless too', () => {
    expect(cellsIn(csvText(TEXTS, []), ',').filter((cell) => isFormula(cell))).toEqual([])
  })
})

describe('XLSX', () => {
  const bytes = xlsxBytes([{ name: '=1+1', header: TEXTS, rows: TEXTS.map((text) => [text]) }])
  it('has no formula cell, and none after saving as CSV', async () => {
    const xml = strFromU8(unzipSync(bytes)['xl/worksheets/sheet1.xml']!)
    expect(xml).not.toMatch(/<f[ >]|t="str"/)
    expect((await sheetCells(bytes)).flat().filter((cell) => isFormula(cell))).toEqual([])
  })
  it('read by the app gives every text back', async () => {
    const [header, ...rows] = await sheetCells(bytes)
    expect(header!.map(cleanCell)).toEqual(TEXTS)
    expect(rows.map(([cell]) => cleanCell(cell!))).toEqual(TEXTS)
  })
})

it.each(['csv', 'xlsx'] as const)('a whole table as %s, dropped back on the app, has the names it had', async (format) => {
  const names = TEXTS.filter((text) => text.trim() === text && !/^[\u200b-\u200f\u2060\ufeff]/.test(text))
  const { blob } = tableFile(format, { name: 'stock', header: ['SKU', 'Product Name', 'Warehouse', 'Stock on hand'], rows: names.map((name, i) => [`S-${i}`, name, 'East', i]) })
  const { rows } = await read(new Uint8Array(await blob.arrayBuffer()), {}, { name: `stock.${format}`, timeZone: 'UTC', keepRows: true })
  expect(rows!.map((row) => row['productName'])).toEqual(names)
})

it('the table behind a chart is written the same way', () => {
  const csv = chartTableCsv({ columns: TEXTS.map((header) => ({ key: 'a', header, format: null })), rows: [TEXTS] })
  expect(cellsIn(csv, ',').filter((cell) => isFormula(cell))).toEqual([])
})

it('ordinary texts are written as they are', () => {
  for (const text of ['Lamp', 'A-1', 'a=b', '台灯；大', "it's", 'a; b', '5 - 3', 'x@y']) expect([harmlessText(text), originalText(text)]).toEqual([text, text])
})

it('series ids of the forecast on the command line are written and read the same way', () => {
  const csv = ['id,h', ...TEXTS.map((id) => `${csvField(id)},1`)].join('\n')
  expect(cellsIn(csv, ',').filter((cell) => isFormula(cell))).toEqual([])
  const texts = TEXTS.filter((text) => text !== '')
  expect(readTidySeries(`series_id,t,value\n${texts.map((id) => `${csvField(id)},1,2\n`).join('')}`, 1, 1).map(({ id }) => id)).toEqual(texts)
})
