import { expect, it } from 'vitest'

import { cleanCell, comparable } from '#importers/values/clean.ts'
import { dateOrderOf } from '#importers/values/dateOrder.ts'
import { parseTime, timeText, type DateOrder } from '#importers/values/dates.ts'
import { endsInLostDigits, isRoundedColumn, isScientificId } from '#importers/values/ids.ts'
import { currencyIn, hasDecimals } from '#importers/values/currency.ts'
import { parseDecimal, parseWhole } from '#importers/values/numbers.ts'
import { wallClock } from '#importers/values/zones.ts'

const same = (utc: number) => utc

it.each<readonly [string, number, string | null]>([
  ['BRL 35,91', 35.91, 'BRL'], ['44.650₫', 44_650, 'VND'], ['RM 156.43', 156.43, 'MYR'], ['฿1,234', 1234, 'THB'], ['70,036円', 70_036, 'JPY'], ['600,000 VND', 600_000, 'VND'],
  ['1.234,00 €', 1234, 'EUR'], ['$1,234.56', 1234.56, 'USD'], ['-12,5', -12.5, null], ['１２３', 123, null], ['Rp 1.250.000', 1_250_000, 'IDR'],
])('money as it is found in exports: %s', (cell, amount, currency) => {
  expect(parseDecimal(cell, hasDecimals(currency) ? '.' : null)).toBe(amount)
  expect(currencyIn(cell)).toBe(currency)
})

it.each([['Invoiced Separately'], ['--'], ['']])('%s is no amount', (cell) => expect(parseDecimal(cell, '.')).toBeNaN())

it.each<readonly [string, number | string]>([
  ['3', 3], ['3.0', 3], ['１２', 12], ['1,200', 1200], ['(5)', -5], ['-7', -7], ['1e3', 1000], ['1.5', 'notWhole'], ['two', 'notWhole'], ['', 'missing'], ['--', 'missing'], ['99999999999', 'tooLarge'],
  ['3 pcs', 3], ['4件', 4], ['1 234', 1234], ["1'234", 1234], ['1 2', 'notWhole'], ['1 2 3', 'notWhole'], ['12 34', 'notWhole'], ['--5', 'notWhole'], ['-5-', 'notWhole'], ['2 000 pcs', 2000],
  ['5²', 'notWhole'], ['1½', 'notWhole'], ['①②', 'notWhole'], ['100%', 'notWhole'], ['$5', 'notWhole'], ['3 kg', 'notWhole'], ['3箱', 'notWhole'], ['2 boxes', 'notWhole'], ['1.5K', 1500], ['3万', 30_000],
])('units: %s', (cell, expected) => {
  const found = parseWhole(cell)
  expect(found.ok ? found.value : found.reason).toBe(expected)
})

it.each<readonly [string, DateOrder, string | null]>([
  ['10/05/2026 22:05:43', 'DMY', '2026-05-10T22:05:43'], ['03/01/2026 10:00:00 PM', 'MDY', '2026-03-01T22:00:00'], ['12/15/2025 9:30:33 AM', 'MDY', '2025-12-15T09:30:33'], ['01/01/2026 12:00:00 AM', 'MDY', '2026-01-01T00:00:00'],
  ['2026年9月3日', 'YMD', '2026-09-03T00:00:00'], ['2026/08/15/ 20:00', 'YMD', '2026-08-15T20:00:00'], ['25.10.2026', 'DMY', '2026-10-25T00:00:00'], ['25/10/2569', 'DMY', '2026-10-25T00:00:00'], ['3 Sep 2026 10:15', 'DMY', '2026-09-03T10:15:00'],
  ['Sep 3, 2026', 'DMY', '2026-09-03T00:00:00'], ['20260903', 'YMD', '2026-09-03T00:00:00'], ['46296.25', 'YMD', '2026-10-01T06:00:00'], ['1790000000', 'YMD', '2026-09-21T14:13:20'], ['2026-09-03 10:15:00 -0400', 'YMD', '2026-09-03T14:15:00'],
  ['30/02/2026', 'DMY', null], ['2026-13-01', 'YMD', null], ['yesterday', 'DMY', null], ['01/01/2026 25:00', 'DMY', null], ['12345', 'DMY', null],
])('%s read as %s', (cell, order, expected) => {
  const time = parseTime(cell, order, same)
  expect(time === null ? null : timeText(time.wallSeconds)).toBe(expected)
})

it('an offset is moved to the wall clock of the zone on both sides of a change of clocks', () => {
  const toWall = wallClock('America/New_York')!
  expect(['2026-03-08T06:59:00Z', '2026-03-08T07:00:00Z'].map((cell) => timeText(parseTime(cell, 'YMD', toWall)!.wallSeconds))).toEqual(['2026-03-08T01:59:00', '2026-03-08T03:00:00'])
  expect(wallClock('Mars/Olympus')).toBeNull()
})

it('the order of day and month: proved by a part above 12, by AM and PM, by the run of the column, or left open', () => {
  expect(dateOrderOf(['01/02/2026', '13/02/2026'], 'DMY')).toMatchObject({ order: 'DMY', certainty: 'certain' })
  expect(dateOrderOf(['02/01/2026', '02/13/2026'], 'DMY')).toMatchObject({ order: 'MDY', certainty: 'certain' })
  expect(dateOrderOf(['03/01/2026 10:00:00 AM'], 'DMY')).toMatchObject({ order: 'MDY', certainty: 'certain' })
  expect(dateOrderOf(['03/01/2026', '03/02/2026', '03/03/2026', '03/04/2026'], 'DMY')).toMatchObject({ order: 'MDY', certainty: 'inferred' })
  expect(dateOrderOf(['03/04/2026', '05/02/2026'], 'DMY')).toMatchObject({ order: 'DMY', certainty: 'open' })
  expect(dateOrderOf(['05/05/2026'], 'DMY')).toMatchObject({ certainty: 'certain' })
  expect(dateOrderOf(['13/02/2026', '02/13/2026', '14/02/2026'], 'MDY')).toMatchObject({ order: 'DMY', contradicting: 1 })
})

it('ids that a spreadsheet program has rounded', () => {
  expect(['1.73238E+18', '5,83871E+17', '583870900000000001', 'SKU-1E5'].map(isScientificId)).toEqual([true, true, false, false])
  expect(['583870900000000000', '583870900000000001', '1000000'].map(endsInLostDigits)).toEqual([true, false, false])
  expect(isRoundedColumn(['583870900000000000', '583870912345679000'])).toBe(true)
  expect(isRoundedColumn(['583870900000000000', '583870900000000001', '583870900000000002'])).toBe(false)
})

it('cells lose what exports wrap around them; headers compare by their letters', () => {
  expect(['583\t', '\ufeffOrder ID', '="0012"', "'0012", '\u00a0x\u200b', '\u202a583\u202c'].map(cleanCell)).toEqual(['583', 'Order ID', '0012', '0012', 'x', '583'])
  expect(comparable('SKU 订单数（当前店铺）')).toBe(comparable('sku订单数(当前店铺)'))
  expect(comparable('จำนวน')).not.toBe(comparable('จานวน'))
})
