import { strToU8, zipSync, type Zippable } from 'fflate'

import { columnName, escapeXml } from '../tiktokFixtures.ts'

/** n: digits as stored; serial with a date or time style; f: formula with its cached value; rich: runs; error, flag. */
export type Cell =
  | string | number | null
  | { readonly n: string } | { readonly day: number } | { readonly time: number } | { readonly f: string; readonly v: string; readonly isText?: boolean }
  | { readonly rich: readonly string[] } | { readonly error: string } | { readonly xml: string }
export type Sheet = {
  readonly name: string
  readonly rows?: readonly (readonly Cell[])[]
  /** The worksheet's whole text, instead of rows. */
  readonly xml?: string
  readonly state?: 'hidden' | 'veryHidden'
  readonly dimension?: string
  readonly isRowPerCell?: boolean
  readonly hasNoReferences?: boolean
  readonly merges?: readonly string[]
  /** Row number of the first row, 1 by default. */
  readonly firstRow?: number
}
export type Book = { readonly isShared?: boolean; readonly is1904?: boolean; readonly extra?: Readonly<Record<string, string | Uint8Array>>; readonly styles?: string }

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships'
export const STYLES = `<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="dd/mm/yyyy\\ hh:mm:ss"/></numFmts><cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/></cellXfs></styleSheet>`

/** The parts of a workbook by path, before they are packed: attacks change them. */
export function bookParts(sheets: readonly Sheet[], book: Book = {}): Record<string, Uint8Array> {
  const strings = new Map<string, number>()
  const relation = (id: string, type: string, target: string) => `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`
  const sheetTags = sheets.map(({ name, state }, i) => `<sheet name="${escapeXml(name)}" sheetId="${i + 1}"${state ? ` state="${state}"` : ''} r:id="rId${i + 1}"/>`).join('')
  const worksheets = sheets.map((sheet): [string, string] => [`xl/worksheets/sheet${sheets.indexOf(sheet) + 1}.xml`, sheet.xml ?? sheetXml(sheet, book.isShared ? strings : null)])
  const parts: Record<string, string | Uint8Array> = {
    '[Content_Types].xml': '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>',
    '_rels/.rels': `<Relationships xmlns="${PACKAGE}">${relation('rId1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    'xl/workbook.xml': `<?xml version="1.0"?><workbook xmlns="${MAIN}" xmlns:r="${OFFICE}">${book.is1904 ? '<workbookPr date1904="1"/>' : ''}<sheets>${sheetTags}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${PACKAGE}">${sheets.map((_, i) => relation(`rId${i + 1}`, 'worksheet', `worksheets/sheet${i + 1}.xml`)).join('')}${relation('rIdS', 'styles', 'styles.xml')}${book.isShared ? relation('rIdT', 'sharedStrings', 'sharedStrings.xml') : ''}</Relationships>`,
    'xl/styles.xml': book.styles ?? STYLES,
    ...Object.fromEntries(worksheets),
    ...(book.isShared ? { 'xl/sharedStrings.xml': `<sst xmlns="${MAIN}">${[...strings.keys()].map((text) => `<si><t xml:space="preserve">${escapeXml(text)}</t></si>`).join('')}</sst>` } : {}),
    ...book.extra,
  }
  return Object.fromEntries(Object.entries(parts).map(([path, part]) => [path, typeof part === 'string' ? strToU8(part) : part]))
}

export function pack(parts: Zippable): Uint8Array {
  return zipSync(parts, { level: 6, mtime: new Date(1980, 0, 1) })
}

export function book(sheets: readonly Sheet[], about: Book = {}): Uint8Array {
  return pack(bookParts(sheets, about))
}

export function sheetXml(sheet: Sheet, strings: Map<string, number> | null = null): string {
  const body = (sheet.rows ?? []).map((cells, i) => {
    const row = i + (sheet.firstRow ?? 1)
    const written = cells.map((cell, column) => cellXml(cell, sheet.hasNoReferences ? '' : ` r="${columnName(column)}${row}"`, strings)).filter((xml) => xml !== '')
    const open = `<row r="${row}">`
    return sheet.isRowPerCell ? written.map((xml) => `${open}${xml}</row>`).join('') : `${open}${written.join('')}</row>`
  })
  const dimension = sheet.dimension === undefined ? '' : `<dimension ref="${sheet.dimension}"/>`
  const merges = sheet.merges ? `<mergeCells>${sheet.merges.map((area) => `<mergeCell ref="${area}"/>`).join('')}</mergeCells>` : ''
  return `<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="${MAIN}">${dimension}<sheetData>${body.join('')}</sheetData>${merges}</worksheet>`
}

function cellXml(cell: Cell, reference: string, strings: Map<string, number> | null): string {
  if (cell === null || cell === '') return reference === '' ? '<c/>' : ''
  if (typeof cell === 'number') return `<c${reference}><v>${cell}</v></c>`
  if (typeof cell === 'string') {
    if (!strings) return `<c${reference} t="inlineStr"><is><t xml:space="preserve">${escapeXml(cell)}</t></is></c>`
    if (!strings.has(cell)) strings.set(cell, strings.size)
    return `<c${reference} t="s"><v>${strings.get(cell)}</v></c>`
  }
  if ('n' in cell) return `<c${reference}><v>${cell.n}</v></c>`
  if ('day' in cell) return `<c${reference} s="1"><v>${cell.day}</v></c>`
  if ('time' in cell) return `<c${reference} s="2"><v>${cell.time}</v></c>`
  if ('f' in cell) return `<c${reference}${cell.isText ? ' t="str"' : ''}><f>${escapeXml(cell.f)}</f><v>${escapeXml(cell.v)}</v></c>`
  if ('rich' in cell) return `<c${reference} t="inlineStr"><is>${cell.rich.map((run) => `<r><rPr><b/></rPr><t xml:space="preserve">${escapeXml(run)}</t></r>`).join('')}<rPh sb="0" eb="1"><t>reading aid</t></rPh></is></c>`
  if ('error' in cell) return `<c${reference} t="e"><v>${cell.error}</v></c>`
  return cell.xml.replace('<c', `<c${reference}`)
}

/** The serial day of a date in the 1900 system, with an optional time of day. */
export function serial(year: number, month: number, day: number, hour = 0, minute = 0, second = 0): number {
  return Date.UTC(year, month - 1, day, hour, minute, second) / 86_400_000 + 25_569
}
