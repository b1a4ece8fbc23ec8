import { strToU8, zipSync } from 'fflate'

import type { Ledger } from '#domain/ledger.ts'

import { TIKTOK_COLUMNS, tiktokRows, type DateStyle } from './tiktokColumns.ts'

/** Order lines as TikTok Shop's CSV export: UTF-8 with BOM, ids and times ending in a tab, personal columns filled with invented values. */
export function tiktokCsv(ledger: Ledger, fromMinute: number, dateStyle: DateStyle = 'MM/DD/YYYY hh:mm:ss AM'): Uint8Array<ArrayBuffer> {
  const lines = [TIKTOK_COLUMNS.map(({ header }) => header).join(',')]
  for (const row of tiktokRows(ledger, fromMinute, dateStyle)) {
    lines.push(row.map((cell, column) => quoted(TIKTOK_COLUMNS[column]!.isTabbed ? `${cell}\t` : cell)).join(','))
  }
  return new TextEncoder().encode(`\ufeff${lines.join('\n')}\n`)
}

function quoted(cell: string): string {
  return /[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}

/**
 * The same as TikTok Shop's XLSX export, with its faults: a description row under the header, `<dimension ref="A1"/>` whatever the
 * size, and one `<row>` element for each cell. Every cell is text, so that ids of 18 digits stay whole.
 */
export function tiktokXlsx(ledger: Ledger, fromMinute: number, dateStyle: DateStyle = 'MM/DD/YYYY hh:mm:ss AM'): Uint8Array<ArrayBuffer> {
  const strings = new Map<string, number>()
  const letters = TIKTOK_COLUMNS.map((_, column) => columnLetters(column))
  const parts = [
    `${XML_HEAD}<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><dimension ref="A1"/><sheetData>`,
  ]
  const addRow = (row: number, cells: readonly string[]) => {
    let text = ''
    for (let column = 0; column < cells.length; column += 1) {
      const cell = cells[column]!
      if (cell === '') continue
      let at = strings.get(cell)
      if (at === undefined) {
        at = strings.size
        strings.set(cell, at)
      }
      text += `<row r="${row}"><c r="${letters[column]}${row}" t="s"><v>${at}</v></c></row>`
    }
    parts.push(text)
  }
  addRow(1, TIKTOK_COLUMNS.map(({ header }) => header))
  addRow(2, TIKTOK_COLUMNS.map(({ describe }) => describe))
  for (const [i, row] of tiktokRows(ledger, fromMinute, dateStyle).entries()) addRow(i + 3, row)
  parts.push('</sheetData></worksheet>')
  const table = [...strings.keys()].map((text) => `<si><t>${escaped(text)}</t></si>`).join('')
  const files = {
    '[Content_Types].xml': `${XML_HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>`,
    '_rels/.rels': `${XML_HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `${XML_HEAD}<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="OrderSKUList" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${XML_HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    'xl/worksheets/sheet1.xml': parts.join(''),
    'xl/sharedStrings.xml': `${XML_HEAD}<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" count="${strings.size}" uniqueCount="${strings.size}">${table}</sst>`,
  }
  // A fixed local time, so that the same shop gives the same bytes on every day and in every zone.
  const mtime = new Date(2026, 10, 22, 20, 42)
  return zipSync(Object.fromEntries(Object.entries(files).map(([path, text]) => [path, strToU8(text)])), { level: 1, mtime })
}

const XML_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

function columnLetters(column: number): string {
  const last = String.fromCharCode(65 + (column % 26))
  return column < 26 ? last : columnLetters(Math.floor(column / 26) - 1) + last
}
