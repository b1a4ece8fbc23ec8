import { harmlessText, type TableValue } from './cell.ts'

export const MAX_CELL_CHARACTERS = 32_767
/** Indices into `cellXfs` of styles.xml. */
export const STYLES = { header: 1, time: 2, day: 3 } as const

/**
 * One worksheet: texts as inline strings, numbers as numbers, times as serial days with a date style, the header bold and frozen.
 * Source: ECMA-376 part 1, 18.3.1 (worksheet), 18.4 (inline strings), 22.9.2.19 (escapes).
 */
export function sheetXml(header: readonly string[], rows: Iterable<readonly TableValue[]>): string {
  const parts = [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
    '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetData>',
    rowXml(header, 1, STYLES.header),
  ]
  let number = 1
  for (const row of rows) parts.push(rowXml(row, (number += 1)))
  parts.push('</sheetData></worksheet>')
  return parts.join('')
}

function rowXml(cells: readonly TableValue[], row: number, style?: number): string {
  return `<row r="${row}">${cells.map((value, column) => cellXml(value, `${columnName(column)}${row}`, style)).join('')}</row>`
}

function cellXml(value: TableValue, reference: string, style?: number): string {
  const styled = style === undefined ? '' : ` s="${style}"`
  if (value === null || value === '') return ''
  if (typeof value === 'string') return `<c r="${reference}"${styled} t="inlineStr"><is><t xml:space="preserve">${escapeText(harmlessText(value))}</t></is></c>`
  if (typeof value === 'number') return Number.isFinite(value) ? `<c r="${reference}"${styled}><v>${value}</v></c>` : ''
  if (!Number.isFinite(value.wallSeconds)) return ''
  return `<c r="${reference}" s="${value.isDay ? STYLES.day : STYLES.time}"><v>${value.wallSeconds / 86_400 + 25_569}</v></c>`
}

/** `A`, `B`, ... `Z`, `AA`: column from 0. */
export function columnName(column: number): string {
  return column < 26 ? String.fromCharCode(65 + column) : columnName(Math.floor(column / 26) - 1) + String.fromCharCode(65 + (column % 26))
}

/** XML knows few control characters, and readers turn CR into LF: Excel writes these as `_x000D_`, and a text of that shape with its underscore escaped. */
export function escapeText(text: string): string {
  return text
    .slice(0, MAX_CELL_CHARACTERS)
    .replace(/_(?=x[0-9a-fA-F]{4}_)/g, '_x005F_')
    .replace(/[\0-\x08\x0B-\x1F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, (letter) => `_x${letter.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`)
    .replace(/[&<>"]/g, (letter) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[letter] ?? '&quot;')
}
