import fc from 'fast-check'
import { expect, it } from 'vitest'

import { dateOrderOf } from '#importers/values/dateOrder.ts'
import { openDateParts, parseTime, timeText, type DateOrder } from '#importers/values/dates.ts'

const same = (utc: number) => utc
const read = (cell: string, order: DateOrder = 'DMY') => {
  const time = parseTime(cell, order, same)
  return time === null ? null : timeText(time.wallSeconds)
}

it.each<readonly [string, string | null]>([
  ['2026年9月3日 下午8:15', '2026-09-03T20:15:00'], ['2026/9/3 上午 08:15:30', '2026-09-03T08:15:30'], ['2026年9月3日 20时15分', '2026-09-03T20:15:00'], ['2026-09-03 星期四 20:15', '2026-09-03T20:15:00'], ['2026年9月3日 中午12:05', '2026-09-03T12:05:00'],
  ['Thu, 3 Sep 2026 10:15:00', '2026-09-03T10:15:00'], ['Thursday, September 3, 2026', '2026-09-03T00:00:00'], ['3rd September 2026', '2026-09-03T00:00:00'], ['03-Sep-26', '2026-09-03T00:00:00'], ['2026-Sep-03', '2026-09-03T00:00:00'],
  ['3 Agustus 2026', '2026-08-03T00:00:00'], ['Kamis, 3 Sep 2026 pukul 10.15 WIB', '2026-09-03T03:15:00'], ['3 Mei 2026', '2026-05-03T00:00:00'], ['3 Desember 2026', '2026-12-03T00:00:00'],
  ['3 ก.ย. 2569', '2026-09-03T00:00:00'], ['3 กันยายน 2569 10:15 น.', '2026-09-03T10:15:00'], ['3 ก.ย. 69', '2026-09-03T00:00:00'], ['๐๓/๐๙/๒๕๖๙', '2026-09-03T00:00:00'], ['วันพฤหัสบดีที่ 3 กันยายน 2569', '2026-09-03T00:00:00'],
  ['3 tháng 9, 2026', '2026-09-03T00:00:00'], ['ngày 3 tháng 9 năm 2026', '2026-09-03T00:00:00'], ['3 thg 9, 2026 20:15', '2026-09-03T20:15:00'], ['Thứ Năm, 03/09/2026', '2026-09-03T00:00:00'],
  ['2026-09-03T10:15:00.123Z', '2026-09-03T10:15:00'], ['2026-09-03 10:15:00 UTC', '2026-09-03T10:15:00'], ['2026-09-03 10:15:00 GMT+7', '2026-09-03T03:15:00'], ['2026-09-03 10:15 (UTC+08:00)', '2026-09-03T02:15:00'], ['2026-09-03T10:15:00+07', '2026-09-03T03:15:00'],
  ['20260903101500', '2026-09-03T10:15:00'], ['1790000000000', '2026-09-21T14:13:20'], ['２０２６／０９／０３', '2026-09-03T00:00:00'], ['٠٣/٠٩/٢٠٢٦', '2026-09-03T00:00:00'], ['०३/०९/२०२६', '2026-09-03T00:00:00'], ['03/09/2026 10.15', '2026-09-03T10:15:00'],
  ['2026-09-03 10:15 PST', null], ['3 Foo 2026', null], ['Sept', null], ['下午8:15', null], ['31 September 2026', null], ['Invoiced Separately', null], ['LAMP-10-2026', null], ['v1.2.3', null],
])('%s', (cell, expected) => expect(read(cell)).toBe(expected))

it('a weekday in front leaves the order of day and month open all the same', () => {
  expect(openDateParts('Thu, 03/09/2026')).toEqual({ first: 3, second: 9, hasAmPm: false })
  expect(dateOrderOf(['Mon, 03/04/2026', 'Mon, 13/04/2026'], 'MDY')).toMatchObject({ order: 'DMY', certainty: 'certain' })
})

it('never throws, and what it reads is a day of this age', () => {
  const texts = fc.oneof(fc.string({ maxLength: 60 }), fc.array(fc.constantFrom('3', '09', '2026', '/', '-', ' ', 'Sep', ',', ':', '下午', '年', '月', 'Thu', 'UTC', '+7', 'ก.ย.', '๓')).map((parts) => parts.join('')))
  fc.assert(fc.property(texts, fc.constantFrom<DateOrder>('DMY', 'MDY', 'YMD'), (cell, order) => {
    const time = parseTime(cell, order, same)
    return time === null || (Number.isInteger(time.wallSeconds) && Math.abs(time.wallSeconds) < 8e9)
  }))
})
