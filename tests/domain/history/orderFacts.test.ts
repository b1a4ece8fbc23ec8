import fc from 'fast-check'
import { expect, it } from 'vitest'

import { deadlineClock } from '#domain/calendar/deadlines.ts'
import { zoneClock } from '#domain/calendar/zone.ts'
import { deriveHistory } from '#domain/history/deriveHistory.ts'
import { MAX_TRANSIT_DAYS } from '#domain/history/transitTimes.ts'
import { CANCELLERS, LINE_FLAGS, NO_TIME, ORDER_STATUSES, type Ledger } from '#domain/ledger.ts'
import type { OrderFacts } from '#domain/orderFacts.ts'
import type { BatchId, SkuId, WarehouseId } from '#domain/units.ts'

import { ledgerOf, marketOf, minuteOf, US, type TestLine } from './ledgerOf.ts'

const market = marketOf()
const clock = zoneClock(market.timeZone)
const deadlines = deadlineClock(market)

function derive(...ledgers: readonly Ledger[]) {
  return deriveHistory({
    batches: ledgers.map((ledger, i) => ({ batchId: `b${i}` as BatchId, marketId: US, ledger, daily: null })),
    marketOf: () => market, skuIdOf: ({ key }) => key as SkuId, warehouseIdOf: (name) => (name || 'unnamed') as WarehouseId,
  })
}
const factsOf = (lines: readonly TestLine[]): OrderFacts => derive(ledgerOf(lines)).history.facts!
const total = (counts: readonly number[]) => counts.reduce((a, b) => a + b, 0)

it('gifts and samples are packed and bring no revenue', () => {
  const facts = factsOf([
    { order: '1', sku: 'A', created: '2026-11-10 09:00', amount: 500, units: 2 },
    { order: '1', sku: 'GIFT', created: '2026-11-10 09:00', amount: 0, flags: LINE_FLAGS.free },
    { order: '2', sku: 'A', created: '2026-11-10 09:00', amount: 0, flags: LINE_FLAGS.free },
  ])
  expect(facts.packing).toEqual([{ marketId: US, warehouseId: 'unnamed', ownParcels: 2, freeParcels: 1, preorderParcels: 0, platformParcels: 0 }])
  expect(facts.revenue).toEqual([{ marketId: US, currency: 'USD', amountMinor: 500, paidUnits: 2, freeUnits: 2 }])
})

it('what the platform packs is no work of the shop, waits for nobody, and counts among the dispatched only', () => {
  const own = { sku: 'A', created: '2026-11-10 09:00', warehouse: 'la' }
  const { history, opening } = derive(ledgerOf([
    { ...own, order: '1', shipped: '2026-11-20 09:00', status: 'shipped' },
    { ...own, order: '2', shipped: '2026-11-20 09:00', status: 'shipped', warehouse: 'FBT', flags: LINE_FLAGS.platformFulfilled },
    { ...own, order: '3', created: '2026-11-20 09:00', warehouse: 'FBT', flags: LINE_FLAGS.platformFulfilled },
  ]))
  expect(history.dispatches).toEqual([{ warehouseId: 'la', firstDay: '2026-11-20', parcels: [1] }])
  expect(opening!.waiting).toEqual([])
  expect(opening!.trailing.find(({ day }) => day === '2026-11-20')).toMatchObject({ dispatchedParcels: 2, lateParcels: 1 })
  expect(history.facts!.lateness).toEqual([{ marketId: US, firstDay: '2026-11-20', onTime: [0], late: [1], doomed: [0], platform: [1] }])
  expect(history.facts!.packing.map(({ warehouseId, ownParcels, platformParcels }) => [warehouseId, ownParcels, platformParcels])).toEqual([['FBT', 0, 2], ['la', 1, 0]])
})

it('a pre-order waits under its own deadline, or under none that is known', () => {
  const old = { sku: 'A', created: '2026-11-02 09:00', warehouse: 'la', flags: LINE_FLAGS.preorder }
  const { opening, history } = derive(ledgerOf([
    { ...old, order: '1', due: '2026-11-27 23:59' }, { ...old, order: '2' }, { ...old, order: '3', due: '2026-11-19 12:00' },
    { order: '4', sku: 'A', created: '2026-11-20 09:00', warehouse: 'la' },
  ]))
  const hourOf = (text: string) => Math.floor(clock.utcMinuteOf(minuteOf(text)) / 60)
  expect(opening!.waiting.map(({ isPreorder, dueHourUtc, parcels }) => [isPreorder ?? false, dueHourUtc ?? null, parcels])).toEqual([
    [true, null, 1], [true, hourOf('2026-11-19 12:00'), 1], [true, hourOf('2026-11-27 23:59'), 1], [false, null, 1],
  ])
  expect(history.facts!.lateness).toEqual([{ marketId: US, firstDay: '2026-11-19', onTime: [0], late: [0], doomed: [1], platform: [0] }])
})

it('a bundle whose parts are listed sells its parts; one seen in orders is learned from the mix most orders have', () => {
  const listed = ledgerOf([{ order: '1', sku: 'SET', units: 3, created: '2026-11-10 09:00' }, { order: '2', sku: 'CUP', created: '2026-11-10 09:00' }])
  const withParts = { ...listed, skus: listed.skus.map((sku) => (sku.key === 'SET' ? { ...sku, parts: [{ sellerSku: 'CUP', units: 2 }, { sellerSku: 'LID', units: 1 }] } : sku)) }
  const { history } = derive(withParts)
  expect(history.series.map(({ skuId, units }) => [skuId, total(units)])).toEqual([['CUP', 7], ['LID', 3]])
  expect(history.facts!.bundles).toEqual([{ skuId: 'SET', origin: 'listed', parts: [{ skuId: 'CUP', units: 2 }, { skuId: 'LID', units: 1 }] }])
  const line = (order: string, sku: string, units: number): TestLine => ({ order, sku, units, bundle: 'BOX', created: '2026-11-10 09:00' })
  const seen = factsOf([line('1', 'CUP', 4), line('1', 'LID', 2), line('2', 'CUP', 2), line('2', 'LID', 1), line('3', 'CUP', 1)])
  expect(seen.bundles).toEqual([{ skuId: 'BOX', origin: 'orders', parts: [{ skuId: 'CUP', units: 2 }, { skuId: 'LID', units: 1 }] }])
})

it('packages are counted, shared ones and split orders told', () => {
  const line = (order: string, sku: string, id?: string): TestLine => ({ order, sku, created: '2026-11-10 09:00', ...(id === undefined ? {} : { package: id }) })
  expect(factsOf([line('1', 'A', 'p'), line('2', 'A', 'p'), line('3', 'A', 'q'), line('3', 'B', 'r'), line('4', 'A')]).packages).toEqual([{ marketId: US, packages: 3, sharedPackages: 1, splitOrders: 1 }])
})

const START = Date.parse('2026-11-02T00:00:00Z') / 60_000
const text = (minute: number) => new Date(minute * 60_000).toISOString().slice(0, 16).replace('T', ' ')
const wallTime = fc.integer({ min: 0, max: 30 * 1440 }).map((minute) => text(START + minute))
const rarely = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 2 })
const line: fc.Arbitrary<TestLine> = fc.record({
  order: fc.integer({ min: 1, max: 20 }).map(String), sku: fc.constantFrom('A', 'B', 'C'), units: fc.integer({ min: 1, max: 5 }), status: fc.constantFrom(...ORDER_STATUSES), created: wallTime,
  shipped: rarely(wallTime), delivered: rarely(wallTime), cancelled: fc.option(wallTime, { nil: undefined, freq: 1 }), warehouse: rarely(fc.constantFrom('la', 'yiwu')), carrier: rarely(fc.constantFrom('DHL', 'UPS')),
  flags: fc.integer({ min: 0, max: 7 }), by: rarely(fc.constantFrom(...CANCELLERS)), reason: rarely(fc.constantFrom('late', 'price')), region: rarely(fc.constantFrom('US-CA', 'GB')),
  due: rarely(wallTime), returned: fc.nat(2), amount: fc.option(fc.nat(900), { nil: undefined }), package: rarely(fc.integer({ min: 1, max: 12 }).map(String)),
}).map((drawn) => Object.fromEntries(Object.entries(drawn).filter(([, value]) => value !== undefined)) as TestLine)

/** The same sums over plain objects, as slowly as they are written. */
function oracle(lines: readonly TestLine[], asOfMinute: number): Omit<OrderFacts, 'bundles'> {
  const utc = (wall: string | undefined) => (wall === undefined ? NO_TIME : clock.utcMinuteOf(minuteOf(wall)))
  const dayOf = (minute: number) => clock.wallDayOf(minute)
  const kindOf = ({ status, created, cancelled }: TestLine): 0 | 1 | 2 => {
    if (status === 'unpaid' || status === 'onHold') return 0
    if (status !== 'cancelled' && cancelled === undefined) return 1
    return cancelled !== undefined && utc(cancelled) - utc(created) <= 60 ? 0 : 2
  }
  const group = <T>(items: readonly T[], keyOf: (item: T) => string): [string, T[]][] => {
    const groups = new Map<string, T[]>()
    for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item])
    return [...groups].sort(([a], [b]) => (a < b ? -1 : 1))
  }
  const sold = lines.filter((each) => kindOf(each) === 1)
  const smallest = (words: readonly (string | undefined)[]) => words.filter((word) => word !== undefined).sort()[0] ?? null
  const has = (each: TestLine, flag: number) => ((each.flags ?? 0) & flag) !== 0
  const parcels = group(sold, ({ order, warehouse }) => `${order}\n${warehouse ?? ''}`).map(([, of]) => {
    const times = (read: (each: TestLine) => string | undefined) => of.map((each) => utc(read(each)))
    const stated = times(({ due }) => due).filter((due) => due !== NO_TIME)
    const createdHour = Math.floor(Math.min(...times(({ created }) => created)) / 60)
    const isPreorder = of.some((each) => has(each, LINE_FLAGS.preorder))
    const isOwnRule = stated.length > 0 || isPreorder
    return {
      warehouseId: (of[0]!.warehouse ?? 'unnamed') as WarehouseId, carrier: smallest(of.map(({ carrier }) => carrier)) ?? '', region: smallest(of.map(({ region }) => region)),
      shipped: Math.max(...times(({ shipped }) => shipped)), delivered: Math.max(...times(({ delivered }) => delivered)),
      isWaiting: of.some(({ shipped, delivered, status }) => shipped === undefined && delivered === undefined && !['shipped', 'delivered', 'completed'].includes(status!)),
      isArrived: of.some(({ delivered, status }) => delivered !== undefined || status === 'delivered' || status === 'completed'),
      isPlatform: of.every((each) => has(each, LINE_FLAGS.platformFulfilled)), isFree: of.every((each) => has(each, LINE_FLAGS.free)), isPreorder,
      deadline: stated.length > 0 ? Math.min(...stated) : isPreorder ? Infinity : deadlines.deadlineHourOf(createdHour, market.dispatchSlaBusinessDays) * 60 + 59,
      isGone: !isOwnRule && deadlines.deadlineHourOf(createdHour, market.autoCancelBusinessDays!) < Math.floor(asOfMinute / 60),
    }
  })
  const events = parcels.flatMap((parcel) => {
    if (parcel.isWaiting) return !parcel.isPlatform && !parcel.isGone && parcel.deadline < asOfMinute ? [{ day: dayOf(parcel.deadline), what: 'doomed' }] : []
    if (parcel.shipped === NO_TIME) return []
    return [{ day: dayOf(parcel.shipped), what: parcel.isPlatform ? 'platform' : parcel.shipped > parcel.deadline ? 'late' : 'onTime' }]
  })
  const first = Math.min(...events.map(({ day }) => day))
  const last = Math.max(...events.map(({ day }) => day))
  const daily = (wanted: string) => Array.from({ length: last - first + 1 }, (_, i) => events.filter(({ day, what }) => day === first + i && what === wanted).length)
  const lanes = group(parcels.filter(({ shipped, delivered, isWaiting, isArrived }) => shipped !== NO_TIME && !isWaiting && (delivered === NO_TIME ? !isArrived : delivered >= shipped)),
    ({ carrier, warehouseId, region }) => `${carrier}\n${warehouseId}\n${region ?? ''}`)
  const histogram = (days: readonly number[]) => Array.from({ length: Math.max(-1, ...days) + 1 }, (_, day) => days.filter((each) => each === day).length)
  const daysOn = ({ shipped, delivered }: (typeof parcels)[number]) => Math.min(MAX_TRANSIT_DAYS, dayOf(delivered === NO_TIME ? asOfMinute : delivered) - dayOf(shipped))
  const sum = <T>(items: readonly T[], read: (item: T) => number) => items.reduce((a, item) => a + read(item), 0)
  const free = sold.filter((each) => has(each, LINE_FLAGS.free))
  const paid = sold.filter((each) => !has(each, LINE_FLAGS.free))
  const packed = sold.filter((each) => each.package !== undefined)
  return {
    packing: group(parcels, ({ warehouseId }) => warehouseId).map(([, of]) => {
      const own = of.filter(({ isPlatform }) => !isPlatform)
      return { marketId: US, warehouseId: of[0]!.warehouseId, ownParcels: own.length, freeParcels: own.filter(({ isFree }) => isFree).length, preorderParcels: own.filter(({ isPreorder }) => isPreorder).length, platformParcels: of.length - own.length }
    }),
    packages: packed.length === 0 ? [] : [{
      marketId: US, packages: group(packed, (each) => each.package!).length,
      sharedPackages: group(packed, (each) => each.package!).filter(([, of]) => new Set(of.map(({ order }) => order)).size > 1).length,
      splitOrders: group(packed, ({ order }) => order).filter(([, of]) => new Set(of.map((each) => each.package)).size > 1).length,
    }],
    revenue: sold.length === 0 ? [] : [{ marketId: US, currency: 'USD', amountMinor: sum(paid, ({ amount }) => amount ?? 0), paidUnits: sum(paid, ({ units }) => units!), freeUnits: sum(free, ({ units }) => units!) }],
    lateness: events.length === 0 ? [] : [{ marketId: US, firstDay: new Date(first * 86_400_000).toISOString().slice(0, 10) as never, onTime: daily('onTime'), late: daily('late'), doomed: daily('doomed'), platform: daily('platform') }],
    transit: lanes.map(([, of]) => ({
      marketId: US, carrier: of[0]!.carrier, warehouseId: of[0]!.warehouseId, region: of[0]!.region,
      arrivedByDay: histogram(of.filter(({ delivered }) => delivered !== NO_TIME).map(daysOn)), movingByAge: histogram(of.filter(({ delivered }) => delivered === NO_TIME).map(daysOn)),
    })),
    cancellations: group(lines.filter((each) => kindOf(each) === 2), ({ by, reason }) => `${by ?? 'unknown'}\n${reason ?? ''}`).map(([, of]) => ({
      marketId: US, by: of[0]!.by ?? 'unknown', reason: of[0]!.reason ?? '', orders: new Set(of.map(({ order }) => order)).size, units: sum(of, ({ units }) => units!),
    })),
    returns: group(sold, ({ sku }) => sku).map(([sku, of]) => ({ marketId: US, skuId: sku as SkuId, soldUnits: sum(of, ({ units }) => units!), returnedUnits: sum(of, ({ returned }) => returned!) })).filter(({ returnedUnits }) => returnedUnits > 0),
  }
}

it('equals sums made line by line, on random ledgers', () => {
  fc.assert(fc.property(fc.array(line, { minLength: 1, maxLength: 40 }), (lines) => {
    const { history, opening } = derive(ledgerOf(lines))
    const { bundles, ...facts } = history.facts!
    expect(bundles).toEqual([])
    expect(facts).toEqual(oracle(lines, opening!.asOfMs / 60_000))
  }), { numRuns: 300 })
})

it('nothing of an order can be told from it: no order id, no package id', () => {
  const json = JSON.stringify(factsOf([{ order: '576460752303423488', sku: 'A', created: '2026-11-10 09:00', package: '1152921504606846976' }]))
  expect(json).not.toMatch(/576460752303423488|1152921504606846976/)
})
