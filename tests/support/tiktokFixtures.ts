import { strToU8, zipSync } from 'fflate'

/** The order export's columns as Seller Center writes them (Vietnamese shop, 55 columns). */
export const TIKTOK_HEADERS = [
  'Order ID', 'Order Status', 'Order Substatus', 'Cancelation/Return Type', 'Normal or Pre-order', 'SKU ID', 'Seller SKU', 'Product Name', 'Variation', 'Quantity', 'Sku Quantity of return',
  'SKU Unit Original Price', 'SKU Subtotal Before Discount', 'SKU Platform Discount', 'SKU Seller Discount', 'SKU Subtotal After Discount', 'Shipping Fee After Discount', 'Original Shipping Fee',
  'Shipping Fee Seller Discount', 'Shipping Fee Platform Discount', 'Payment platform discount', 'Taxes', 'Order Amount', 'Order Refund Amount', 'Created Time', 'Paid Time', 'RTS Time', 'Shipped Time',
  'Delivered Time', 'Cancelled Time', 'Cancel By', 'Cancel Reason', 'Fulfillment Type', 'Warehouse Name', 'Tracking ID', 'Delivery Option', 'Shipping Provider Name', 'Buyer Message', 'Buyer Username',
  'Recipient', 'Phone #', 'Country', 'Province', 'District', 'Commune', 'Detail Address', 'Additional address information', 'Payment Method', 'Weight(kg)', 'Product Category', 'Package ID', 'Seller Note',
  'Checked Status', 'Checked Marked by', 'Virtual Bundle Seller SKU',
] as const
export type TiktokHeader = (typeof TIKTOK_HEADERS)[number]
export type TiktokLine = Partial<Record<TiktokHeader, string>>

export const TIKTOK_DESCRIPTION: TiktokLine = {
  'Order ID': 'Platform unique order ID.', 'SKU ID': 'Platform SKU variation', Quantity: 'SKU sold quantity in the order.', 'Created Time': 'Order created time.', 'Delivery Option': "The order's delivery option.",
}

/** One plain line; every value may be changed. Buyer data is invented. */
export function tiktokLine(n: number, change: TiktokLine = {}): TiktokLine {
  const day = String(1 + (n % 28)).padStart(2, '0')
  return {
    'Order ID': `5838709000000${String(n).padStart(5, '0')}`, 'Order Status': 'Shipped', 'Normal or Pre-order': 'Normal', 'SKU ID': `17293820000000${String(n % 7).padStart(5, '0')}`, 'Seller SKU': `SKU-${n % 7}`,
    'Product Name': `Lamp ${n % 7}`, Variation: 'Default', Quantity: '1', 'SKU Subtotal After Discount': '44.650₫', 'Created Time': `${day}/10/2026 22:05:43`, 'Paid Time': `${day}/10/2026 22:06:43`,
    'Warehouse Name': 'Main', 'Shipping Provider Name': 'J&T Express', 'Buyer Username': 'secretbuyer', Recipient: 'Secret Name', 'Phone #': '(+84)912345678', 'Detail Address': '1 Secret Street', ...change,
  }
}

/** As the CSV export writes it: BOM, a tab after ids and times, CRLF. */
export function tiktokCsv(lines: readonly TiktokLine[], headers: readonly TiktokHeader[] = TIKTOK_HEADERS): Uint8Array {
  const tabbed = /ID$|Time$/
  const quote = (text: string) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
  const rows = lines.map((line) => headers.map((header) => quote(`${line[header] ?? ''}${tabbed.test(header) ? '\t' : ''}`)).join(','))
  return strToU8(`\ufeff${[headers.join(','), ...rows].join('\r\n')}\r\n`)
}

export type SheetShape = { readonly dimension?: string; readonly isOneRowPerCell?: boolean; readonly hasSharedStrings?: boolean; readonly prefix?: string }

/** A worksheet of texts, written well or as badly as real exporters do. Row numbers are given, from 1. */
export function sheetXml(rows: readonly (readonly string[])[], shape: SheetShape = {}, strings?: Map<string, number>): string {
  const p = shape.prefix ? `${shape.prefix}:` : ''
  const cell = (text: string, row: number, column: number) => {
    const reference = `${columnName(column)}${row}`
    if (text === '') return ''
    if (!strings) return `<${p}c r="${reference}" t="inlineStr"><${p}is><${p}t xml:space="preserve">${escapeXml(text)}</${p}t></${p}is></${p}c>`
    if (!strings.has(text)) strings.set(text, strings.size)
    return `<${p}c r="${reference}" t="s"><${p}v>${strings.get(text)}</${p}v></${p}c>`
  }
  const body = rows.map((cells, i) => {
    const written = cells.map((text, column) => cell(text, i + 1, column)).filter((text) => text !== '')
    return shape.isOneRowPerCell ? written.map((text) => `<${p}row r="${i + 1}">${text}</${p}row>`).join('') : `<${p}row r="${i + 1}">${written.join('')}</${p}row>`
  })
  const dimension = shape.dimension === undefined ? '' : `<${p}dimension ref="${shape.dimension}"/>`
  const space = `xmlns${shape.prefix ? `:${shape.prefix}` : ''}="http://schemas.openxmlformats.org/spreadsheetml/2006/main"`
  return `<?xml version="1.0" encoding="UTF-8"?><${p}worksheet ${space}>${dimension}<${p}sheetData>${body.join('')}</${p}sheetData></${p}worksheet>`
}

/** Wraps worksheets into a workbook; `extra` parts are added or replace the standard ones. */
export function workbook(sheets: readonly { readonly name: string; readonly xml: string; readonly isHidden?: boolean }[], extra: Readonly<Record<string, string>> = {}): Uint8Array {
  const relation = (id: string, type: string, target: string) => `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/>`
  const space = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
  const parts: Record<string, string> = {
    '[Content_Types].xml': '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>',
    '_rels/.rels': `<Relationships ${space}>${relation('rId1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>${sheets
      .map(({ name, isHidden }, i) => `<sheet name="${escapeXml(name)}" sheetId="${i + 1}"${isHidden ? ' state="hidden"' : ''} r:id="rId${i + 1}"/>`)
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships ${space}>${sheets.map((_, i) => relation(`rId${i + 1}`, 'worksheet', `worksheets/sheet${i + 1}.xml`)).join('')}</Relationships>`,
  }
  sheets.forEach(({ xml }, i) => {
    parts[`xl/worksheets/sheet${i + 1}.xml`] = xml
  })
  return zipSync(Object.fromEntries(Object.entries({ ...parts, ...extra }).map(([path, text]) => [path, strToU8(text)])), { level: 6 })
}

/** The order export as XLSX: sheet `OrderSKUList`, a row of descriptions under the header. */
export function tiktokXlsx(lines: readonly TiktokLine[], shape: SheetShape = {}): Uint8Array {
  const rows = [[...TIKTOK_HEADERS], ...[TIKTOK_DESCRIPTION, ...lines].map((line) => TIKTOK_HEADERS.map((header) => line[header] ?? ''))]
  const strings = shape.hasSharedStrings ? new Map<string, number>() : undefined
  const xml = sheetXml(rows, shape, strings)
  const shared = strings ? { 'xl/sharedStrings.xml': `<sst>${[...strings.keys()].map((text) => `<si><t>${escapeXml(text)}</t></si>`).join('')}</sst>` } : {}
  return workbook([{ name: 'OrderSKUList', xml }], shared)
}

export function columnName(column: number): string {
  return column < 26 ? String.fromCharCode(65 + column) : columnName(Math.floor(column / 26) - 1) + String.fromCharCode(65 + (column % 26))
}

export function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
