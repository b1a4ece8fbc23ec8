import { strToU8, zipSync } from 'fflate'

import type { TableValue } from './cell.ts'
import { escapeText, sheetXml } from './sheetXml.ts'

export type SheetContent = { readonly name: string; readonly header: readonly string[]; readonly rows: Iterable<readonly TableValue[]> }

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const STYLES_XML = `${XML}<styleSheet xmlns="${MAIN}"><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"/><numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd"/></numFmts>`
  + '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>'
  + '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders>'
  + '<cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="4"><xf xfId="0"/><xf fontId="1" xfId="0" applyFont="1"/><xf numFmtId="164" xfId="0" applyNumberFormat="1"/><xf numFmtId="165" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>'

/** A workbook of plain tables; the same content gives the same bytes. Synchronous: large ones belong into a worker. */
export function xlsxBytes(sheets: readonly SheetContent[]): Uint8Array<ArrayBuffer> {
  const names = sheetNames(sheets.map(({ name }) => name))
  const parts: Record<string, string> = {
    '[Content_Types].xml': `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>`
      + `${contentType('/xl/workbook.xml', 'sheet.main')}${contentType('/xl/styles.xml', 'styles')}${names.map((_, i) => contentType(`/xl/worksheets/sheet${i + 1}.xml`, 'worksheet')).join('')}</Types>`,
    '_rels/.rels': relations([['rId1', 'officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${names.map((name, i) => `<sheet name="${escapeText(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations([...names.map((_, i) => [`rId${i + 1}`, 'worksheet', `worksheets/sheet${i + 1}.xml`] as const), [`rId${names.length + 1}`, 'styles', 'styles.xml']]),
    'xl/styles.xml': STYLES_XML,
  }
  sheets.forEach(({ header, rows }, i) => {
    parts[`xl/worksheets/sheet${i + 1}.xml`] = sheetXml(header, rows)
  })
  return zipSync(Object.fromEntries(Object.entries(parts).map(([path, text]) => [path, strToU8(text)])), { level: 6, mtime: new Date(1980, 0, 1) })
}

function contentType(part: string, kind: string): string {
  return `<Override PartName="${part}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${kind}+xml"/>`
}

function relations(links: readonly (readonly [id: string, type: string, target: string])[]): string {
  return `${XML}<Relationships xmlns="${PACKAGE}/relationships">${links.map(([id, type, target]) => `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`).join('')}</Relationships>`
}

/** Names as Excel allows them: at most 31 characters, none of `[]:*?/\`, no apostrophe at an end, each only once whatever its case. */
function sheetNames(wanted: readonly string[]): readonly string[] {
  const taken = new Set<string>()
  return wanted.map((text, i) => {
    const plain = text.replace(/[[\]:*?/\\\p{Cc}]/gu, ' ').trim().replace(/^'+|'+$/g, '').slice(0, 31) || `Sheet${i + 1}`
    let name = plain
    for (let n = 2; taken.has(name.toLowerCase()); n += 1) name = `${plain.slice(0, 31 - ` ${n}`.length)} ${n}`
    taken.add(name.toLowerCase())
    return name
  })
}
