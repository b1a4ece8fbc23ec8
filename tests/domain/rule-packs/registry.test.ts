import { expect, it } from 'vitest'

import { isIsoDay, weekdayOf, dayNumberOf } from '#domain/calendar/days.ts'
import { isTimeZone } from '#domain/calendar/zone.ts'
import { marketFromPack, RULE_PACKS, rulePackFor, unpublishedRules } from '#domain/rule-packs/registry.ts'
import type { MarketId } from '#domain/units.ts'

it.each(RULE_PACKS.map((pack) => [pack.id, pack] as const))('%s names its source and date, an existing zone and working holidays', (_, pack) => {
  expect(pack.source).not.toBe('')
  expect(pack.effectiveFrom === null || isIsoDay(pack.effectiveFrom)).toBe(true)
  expect(pack.effectiveFrom === null || pack.id.endsWith(pack.effectiveFrom)).toBe(true)
  expect(isTimeZone(pack.timeZone)).toBe(true)
  for (const day of pack.holidays) expect([1, 2, 3, 4, 5], day).toContain(weekdayOf(dayNumberOf(day)))
  expect(pack.holidays).toEqual([...new Set(pack.holidays)].sort())
})

it('keeps ids apart, so that every result names one pack', () => {
  expect(new Set(RULE_PACKS.map(({ id }) => id)).size).toBe(RULE_PACKS.length)
})

it('holds the United States page of 2026-03-02: two business days to the scan, 4 % recommended, 10 % enforced, 80 % on time', () => {
  const market = marketFromPack(RULE_PACKS[0]!, { id: 'm' as MarketId, name: 'US', routing: [] })
  expect(market).toMatchObject({ dispatchSlaBusinessDays: 2, dispatchEvent: 'carrierScan', ldrTargetShare: 0.04, ldrEnforcementShare: 0.1, otdrTargetShare: 0.8, deliverWithinBusinessDays: 6, autoCancelBusinessDays: 7 })
  expect(market.holidays).toContain('2026-11-26')
})

it('fills in ours where nothing is published, and says which', () => {
  expect(unpublishedRules('tiktok-uk-2024-11-04')).toEqual(['businessWeekdays', 'orderCutoffHour', 'deliverWithinBusinessDays', 'ldrWindowDays', 'ldrEnforcementShare', 'otdrTargetShare', 'autoCancelBusinessDays'])
  const market = marketFromPack(RULE_PACKS.find(({ country }) => country === 'GB')!, { id: 'm' as MarketId, name: 'UK', routing: [] })
  expect(market).toMatchObject({ ldrWindowDays: 7, autoCancelBusinessDays: null, dispatchEvent: 'readyToShip' })
})

it.each([
  ['USD', 'Asia/Shanghai', 'US'], ['GBP', 'UTC', 'GB'], ['VND', 'UTC', 'VN'], [null, 'America/New_York', 'US'], [null, 'Europe/London', 'GB'], [null, 'Asia/Jakarta', 'ID'],
] as const)('chooses by currency %s, else by zone %s', (currency, zone, country) => {
  expect(rulePackFor(currency, zone)?.country).toBe(country)
})

it.each([['EUR', 'Europe/London'], [null, 'Asia/Shanghai']])('chooses none for %s in %s', (currency, zone) => {
  expect(rulePackFor(currency, zone)).toBeNull()
})

it('holds what the issue of rule packs names: both US texts, UK, Indonesia, Thailand, Vietnam, China cross-border, and Amazon for comparison', () => {
  expect(RULE_PACKS.map(({ id }) => id)).toEqual(expect.arrayContaining([
    'tiktok-us-2026-03-02', 'tiktok-us-older', 'tiktok-uk-2024-11-04', 'tiktok-id-2025-11-10', 'tiktok-th-2025-08-01', 'tiktok-vn-2024-08-26', 'tiktok-cn-crossborder-2026-06-18', 'amazon-us-comparison',
  ]))
  const lines = (id: string) => { const pack = RULE_PACKS.find((one) => one.id === id)!; return [pack.dispatchEvent, pack.ldrTargetShare, pack.ldrEnforcementShare] }
  expect([lines('tiktok-us-2026-03-02'), lines('tiktok-us-older')]).toEqual([['carrierScan', 0.04, 0.1], ['readyToShip', 0.04, 0.04]])
  expect(RULE_PACKS.find(({ country }) => country === 'VN')?.orderCutoffHour).toBe(14)
})

it('gives every metric a source and a definition, and the market its volume limit: 90, 70 and 50 % from 10, 30 and 50 % late', () => {
  for (const { metrics } of RULE_PACKS) for (const { definition, source, target, enforcement } of metrics) {
    expect([definition, source]).not.toContain('')
    for (const line of [target, enforcement]) expect(line === null || line > 0).toBe(true)
  }
  const market = marketFromPack(RULE_PACKS.find(({ country }) => country === 'ID')!, { id: 'm' as MarketId, name: 'ID', routing: [] })
  expect(market.limits?.volumeLimitTiers).toEqual([{ fromLdrShare: 0.1, keptShare: 0.9 }, { fromLdrShare: 0.3, keptShare: 0.7 }, { fromLdrShare: 0.5, keptShare: 0.5 }])
  expect(marketFromPack(RULE_PACKS[0]!, { id: 'm' as MarketId, name: 'US', routing: [] })).not.toHaveProperty('limits')
})

it.each(['CNY', null])('takes an older text, another kind of shop or another platform only by hand', (currency) => {
  expect(rulePackFor(currency, 'Asia/Shanghai')).toBeNull()
  expect(rulePackFor('USD', 'America/Los_Angeles')?.id).toBe('tiktok-us-2026-03-02')
})
