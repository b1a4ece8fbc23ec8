import fc from 'fast-check'

import { labelReason } from '#importers/recognise/labels.ts'
import { cleanCell, isMissing } from '#importers/values/clean.ts'
import { idText, isScientificId } from '#importers/values/ids.ts'
import type { TableValue } from '#shared/table/cell.ts'

/** A table as the app would write it: what is in its cells, and what must be read from them. */
export type WrittenTable = { readonly kind: string; readonly header: readonly string[]; readonly rows: readonly (readonly TableValue[])[]; readonly typed: readonly Readonly<Record<string, string | number | null>>[] }

type Field = { readonly field: string; readonly header: string; readonly value: fc.Arbitrary<TableValue> }

const pieces = [
  '"', '""', ',', ';', '\t', '|', '\n', "'", "''", '=', '+', '-', '@', '＝', '＋', '－', '＠', '=1+1', '="7"', '台灯', '充電', 'โคมไฟ', 'Đèn', '灯😀', '_x000D_', '<b>&amp;', ']]>', '１２', '（大）', '㎏', 'sep=;', '%', '$9', '1,234', '1.5E+3',
  '__proto__', 'constructor', 'NULL', '\u200b', '\u00a0', '\u202e', '\u0001', 'Total', '合计', '#REF!', ' ',
]
/** What the app holds came through an import once: line ends are LF, nothing stands around it, no NUL and no half characters. */
const text = fc
  .array(fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: 'grapheme', maxLength: 6 })), { maxLength: 6 })
  .map((parts) => parts.join('').replace(/\r\n?/g, '\n').replaceAll('\0', '').replace(/[\s\u0000-\u001f\u00a0\u1680\u2000-\u200f\u2028-\u202f\u205f-\u2060\u2066-\u2069\u3000\ufeff]+$|^[\s\u0000-\u001f\u00a0\u1680\u2000-\u200f\u2028-\u202f\u205f-\u2060\u2066-\u2069\u3000\ufeff]+/g, ''))
/** Not what a spreadsheet program leaves of an id, and no word for "nothing" or "total". */
const isId = (id: string) => !isMissing(id) && !isMissing(cleanCell(id)) && labelReason(id) === null && !isScientificId(id) && idText(id) === id && id.length <= 100
const id = fc.oneof(
  text.filter(isId),
  fc.tuple(fc.bigInt({ min: 10n ** 16n, max: 10n ** 18n }), fc.integer({ min: 1, max: 9 })).map(([head, tail]) => `${head}${tail}`),
  fc.integer({ min: 0, max: 99_999 }).map((n) => String(n).padStart(6, '0')),
)
const units = fc.integer({ min: 0, max: 100_000 })
const money = fc.oneof(fc.integer({ min: 0, max: 9_999_999 }).map((minor) => minor / 100), fc.integer({ min: 0, max: 99_999 }).map((mills) => mills / 1000))
const second = fc.integer({ min: 946_684_800, max: 4_102_444_799 })
const time = second.map((wallSeconds) => ({ wallSeconds }))
const day = second.map((seconds) => ({ wallSeconds: seconds - (seconds % 86_400), isDay: true }))
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null, freq: 4 })
const currency = fc.constantFrom('USD', 'EUR', 'CNY', 'GBP')

const tables: Readonly<Record<string, readonly Field[]>> = {
  'order-lines': [
    { field: 'orderId', header: 'Order ID', value: id }, { field: 'sku', header: 'SKU', value: id }, { field: 'productName', header: 'Product Name', value: text }, { field: 'quantity', header: 'Quantity', value: units },
    { field: 'createdTime', header: 'Order Date', value: time }, { field: 'unitPrice', header: 'Unit Price', value: maybe(money) }, { field: 'currency', header: 'Currency', value: currency },
    { field: 'warehouse', header: 'Warehouse', value: text }, { field: 'shippedTime', header: 'Shipped Time', value: maybe(time) },
  ],
  'daily-sales': [
    { field: 'day', header: 'Date', value: day }, { field: 'sku', header: 'SKU', value: id }, { field: 'productName', header: 'Product Name', value: text }, { field: 'units', header: 'Units Sold', value: units },
  ],
  'stock-list': [
    { field: 'sku', header: 'SKU', value: id }, { field: 'productName', header: 'Product Name', value: text }, { field: 'warehouse', header: 'Warehouse', value: text },
    { field: 'quantity', header: 'Stock on hand', value: fc.integer({ min: -1000, max: 100_000 }) }, { field: 'countedTime', header: 'Count date', value: maybe(time) }, { field: 'unitCost', header: 'Unit cost', value: maybe(money) },
    { field: 'currency', header: 'Currency', value: currency },
  ],
}

/** Tables of orders, daily sales and stock of a few rows. */
export const writtenTable: fc.Arbitrary<WrittenTable> = fc.constantFrom(...Object.keys(tables)).chain((kind) => {
  const fields = tables[kind]!
  return fc.array(fc.tuple(...fields.map(({ value }) => value)), { minLength: 1, maxLength: 6 }).map((rows) => ({
    kind, rows, header: fields.map(({ header }) => header),
    typed: rows.map((cells, i) => ({ row: i + 2, ...Object.fromEntries(fields.map(({ field }, column) => [field, typedValue(cells[column]!)])) })),
  }))
})

function typedValue(value: TableValue): string | number | null {
  if (typeof value === 'object' && value !== null) return new Date(value.wallSeconds * 1000).toISOString().slice(0, 19)
  return value === '' ? null : value
}
