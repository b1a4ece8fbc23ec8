import { describe, expect, it } from 'vitest'

import { buildSimulationInput, missingForSimulation } from '#advice/buildInput.ts'
import type { Market } from '#domain/network.ts'
import type { PlanDocument } from '#domain/plan.ts'
import type { Scenario } from '#domain/scenario.ts'
import type { CurrencyCode, EventId, IsoDay, LotId, MarketId, TimeZone, WarehouseId } from '#domain/units.ts'
import { EMPTY_HISTORY } from '#domain/history.ts'
import { canonicalJson, roundSignificant, type Json } from '#shared/canonicalJson.ts'

import { AS_OF_MS, day, flat, history, LOS_ANGELES, market, MARKET, plan, profile, scenario, series, service, sku, skuId, spike, stock, warehouse, WAREHOUSE } from './plans.ts'

const forecasts = [flat(1, 30), flat(2, 10)]
const build = (document: PlanDocument = plan(), with_: Scenario = scenario()) => buildSimulationInput(document, with_, forecasts.map(({ skuId: id }, i) => flat(Number(id.slice(4)), i === 0 ? 30 : 10, with_.horizonDays)))
const codes = (document: PlanDocument) => build(document).assumptions.map(({ code }) => code)
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)

describe('time', () => {
  it('starts at the first whole hour from the latest event on, midnight in Los Angeles here, and ends with the last market day', () => {
    const { input, firstDay } = build()
    expect([firstDay, input.startHourUtc * 3_600_000, input.horizonHours, input.horizonDays]).toEqual(['2026-06-15', AS_OF_MS, 14 * 24, 14])
    expect([input.markets[0]!.dayOfHour[23], input.markets[0]!.dayOfHour[24], input.markets[0]!.dayOfHour.at(-1)]).toEqual([0, 1, 13])
  })
  it('starts at the set time when one is set, in the middle of a day: the first day is partial', () => {
    const { input } = build(plan({ settings: { ...plan().settings, asOfMs: Date.parse('2026-06-15T18:30:00Z') } }))
    expect([input.startHourUtc, input.horizonHours]).toEqual([Date.parse('2026-06-15T19:00:00Z') / 3_600_000, 14 * 24 - 12])
    expect(sum(input.markets[0]!.hourShare.slice(0, 12))).toBeCloseTo(0.75, 8)
  })
  it('never runs a market past its last day: London ends first, and Los Angeles has a partial last one', () => {
    const london = market({ id: 'uk' as MarketId, timeZone: 'Europe/London' as TimeZone })
    const { input } = build(plan({ markets: [market(), london] }))
    expect(input.markets[1]!.dayOfHour.at(-1)).toBe(13)
    expect(input.markets[0]!.dayOfHour.at(-1)).toBe(13)
    expect(input.horizonHours).toBe(14 * 24 - 8)
  })
  it('gives deadlines that skip the weekend and the holiday: ordered Thursday 2026-06-18, due Tuesday 06-23 24:00', () => {
    const { deadlineHour, deadlineHourExtended, deliverByHour, autoCancelHour } = build().input.markets[0]!
    expect([deadlineHour[3 * 24], deadlineHourExtended[3 * 24], deliverByHour[0], autoCancelHour[0]]).toEqual([9 * 24 - 1, 10 * 24 - 1, 10 * 24 - 1, 9 * 24 - 1])
  })
  it('has a 25-hour day when the clocks go back, its shares summing to 1', () => {
    const asOfMs = Date.parse('2026-10-31T07:00:00Z')
    const { input } = build(plan({ settings: { ...plan().settings, asOfMs } }), scenario({ horizonDays: 4, events: [] }))
    const { dayOfHour, hourShare } = input.markets[0]!
    expect([0, 1, 2, 3].map((d) => dayOfHour.filter((of) => of === d).length)).toEqual([24, 25, 24, 24])
    for (let d = 0; d < 4; d += 1) expect(sum(hourShare.filter((_, hour) => dayOfHour[hour] === d))).toBeCloseTo(1, 8)
  })
})

describe('demand', () => {
  it('is units over units per order: 40 units, 1.25 lines of 1.5 units, 21.3333333 orders a day', () => {
    const { meanOrdersPerDay, skuShare, linesPerOrder } = build().input.markets[0]!
    expect(meanOrdersPerDay).toEqual(new Array(14).fill(21.3333333))
    expect([skuShare, linesPerOrder]).toEqual([[0.75, 0.25], { values: [1, 2], shares: [0.75, 0.25] }])
  })
  it('follows the hour-of-week profile: three quarters of a day after noon', () => {
    expect(sum(build().input.markets[0]!.hourShare.slice(12, 24))).toBeCloseTo(0.75, 8)
  })
  it('divides a SKU over markets as its recent sales do', () => {
    const uk = 'uk' as MarketId
    const sold = [series(1, () => 30), series(1, () => 10, { marketId: uk }), series(2, () => 10)]
    const document = plan({ markets: [market(), market({ id: uk })], history: history({ series: sold, profiles: [profile(), profile({ marketId: uk })] }) })
    const [us, other] = build(document).input.markets
    expect([us!.meanOrdersPerDay[0], other!.meanOrdersPerDay[0]]).toEqual([roundSignificant(32.5 / 1.875), 4])
    expect(other!.skuShare).toEqual([1, 0])
  })
  it('has no day factor when days scatter less than baskets explain, else the excess over baskets sets its shape', () => {
    expect(build().input.markets[0]!.dayFactorShape).toBeNull()
    // Weeks of 1500 and 500: half the squared difference is 500,000, Poisson noise 1,000, the product of a pair 750,000.
    const swinging = series(1, (i) => (Math.floor(i / 7) % 2 === 0 ? 1500 : 500))
    const shape = build(plan({ history: history({ series: [swinging], profiles: [profile({ linesPerOrder: { values: [1], counts: [1] }, unitsPerLine: { values: [1], counts: [1] } })] }) })).input.markets[0]!.dayFactorShape
    expect(shape).toBeCloseTo(750_000 / (500_000 - 1000), 6)
  })
})

describe('forecast error', () => {
  it('lasts as a factor of mean 1, wider for a shop whose level wanders than for a steady one, and is none without history', () => {
    const factor = (unitsOn: (index: number) => number) => build(plan({ history: history({ series: [series(1, unitsOn)] }) })).input.markets[0]!.levelFactorQuantiles
    const steady = factor((i) => 300 + (i % 2))
    const wandering = factor((i) => 300 + 200 * ((Math.floor(i / 9) * 7) % 3) / 3)
    expect(sum(steady) / steady.length).toBeCloseTo(1, 6)
    expect(wandering.at(-1)! - wandering[0]!).toBeGreaterThan(2 * (steady.at(-1)! - steady[0]!))
    expect(build(plan({ history: EMPTY_HISTORY })).input.markets[0]!.levelFactorQuantiles).toEqual([])
  })
})

describe('routing', () => {
  const two = [warehouse({ id: 'east' as WarehouseId }), warehouse()]
  const served = [service({ pickups: two.map(({ id }) => ({ ...service().pickups[0]!, warehouseId: id })) })]
  const routingOf = (routing: Market['routing']) => build(plan({ warehouses: two, services: served, markets: [market({ routing })] })).input.markets[0]!.routing
  it('keeps the order of the market, shares normalised; a warehouse not named does not serve it', () => {
    expect(routingOf([{ warehouseId: WAREHOUSE, share: 3 }, { warehouseId: 'east' as WarehouseId, share: 1 }])).toEqual([{ warehouse: 1, share: 0.75 }, { warehouse: 0, share: 0.25 }])
    expect(routingOf([{ warehouseId: WAREHOUSE, share: 1 }])).toEqual([{ warehouse: 1, share: 1 }])
  })
  it('shares evenly over all when none is named', () => {
    expect(routingOf([])).toEqual([{ warehouse: 0, share: 0.5 }, { warehouse: 1, share: 0.5 }])
    expect(routingOf([{ warehouseId: 'gone' as WarehouseId, share: 1 }])).toEqual([{ warehouse: 0, share: 0.5 }, { warehouse: 1, share: 0.5 }])
  })
})

describe('stock and events', () => {
  it('takes off what was ordered since the count: counted Friday noon, 0.5 + 2 days of 10 units', () => {
    const countedAtMs = Date.parse('2026-06-12T19:00:00Z')
    expect(build(plan({ stock: [stock(1, 5000), stock(2, 300, countedAtMs)] })).input.skus.map(({ onHandUnits }) => onHandUnits)).toEqual([[5000], [275]])
  })
  it('keeps lots on their way, overdue ones at once, and leaves out what the count already holds', () => {
    const lot = (id: string, arrivalDay: string) => ({ id: id as LotId, skuId: skuId(2), warehouseId: WAREHOUSE, units: 100, arrivalDay: day(arrivalDay), arrivalSpreadDays: 2 })
    const counted = stock(2, 300, Date.parse('2026-06-11T07:00:00Z'))
    const { inbound } = build(plan({ stock: [stock(1, 1), counted], inbound: [lot('a', '2026-06-01'), lot('b', '2026-06-10'), lot('c', '2026-06-17'), lot('d', '2026-09-01')] })).input.skus[1]!
    expect(inbound).toEqual([{ warehouse: 0, units: 100, fromHour: 0, toHour: 0 }, { warehouse: 0, units: 100, fromHour: 48, toHour: 48 + 71 }])
  })
  it('partitions SKUs into rate classes by the events that touch them', () => {
    const events = [spike({ skuIds: [skuId(2)] }), { type: 'livestream', id: 'live', startDay: day('2026-06-13'), startHour: 19, durationHours: 2, factor: 4, probability: 1, repeatEveryDays: 7, skuIds: [] }] as Scenario['events']
    const { input } = build(plan({ skus: [sku(1), sku(2), sku(3)] }), scenario({ events }))
    expect([input.skus.map((one) => one.class), input.classCount, input.events.map(({ classes }) => classes)]).toEqual([[0, 1, 0], 2, [[1], [0, 1]]])
    expect(input.events[0]).toMatchObject({ kind: 'viralSpike', startHour: { from: 3 * 24 + 20, to: 3 * 24 + 20 }, peakFactor: { from: 8, to: 8 } })
    expect(input.events[1]).toMatchObject({ kind: 'livestream', startHours: [5 * 24 + 19, 12 * 24 + 19] })
  })
  it('a count made after the start is put back by what was sold meanwhile, so that the run does not sell it twice', () => {
    const counted = (hours: number) => build(plan({ stock: [stock(1, 5000), stock(2, 300, AS_OF_MS + hours * 3_600_000)] })).input.skus[1]!.onHandUnits[0]!
    const sold = history().series.filter(({ skuId: id }) => id === skuId(2)).reduce((sum, { units }) => sum + units.slice(-28).reduce((a, b) => a + b, 0), 0) / 28
    expect([counted(0), counted(24), counted(48)]).toEqual([300, Math.round(300 + sold), Math.round(300 + 2 * sold)])
    expect(counted(24 * 400)).toBe(Math.round(300 + 28 * sold))
  })
  it('tracks the SKUs whose stock lasts shortest, the touched one first', () => {
    expect(build(plan({ stock: [stock(1, 300), stock(2, 300)] }), scenario({ events: [spike({ skuIds: [skuId(2)] })] })).input.trackedSkus).toEqual([1, 0])
    expect(build(plan({ stock: [stock(1, 300), stock(2, null)] })).input.trackedSkus).toEqual([0])
  })
})

describe('opening state', () => {
  const opened = plan({
    opening: {
      asOfMs: AS_OF_MS, isDispatchKnown: true,
      waiting: [
        { marketId: MARKET, warehouseId: null, createdHourUtc: AS_OF_MS / 3_600_000 - 10, parcels: 4 },
        { marketId: MARKET, warehouseId: WAREHOUSE, createdHourUtc: AS_OF_MS / 3_600_000 - 100, parcels: 3 },
      ],
      trailing: [
        { marketId: MARKET, day: day('2026-06-14'), dispatchedParcels: 20, lateParcels: 2 }, { marketId: MARKET, day: day('2026-06-15'), dispatchedParcels: 1, lateParcels: 1 },
        { marketId: MARKET, day: day('2026-06-08'), dispatchedParcels: 5, lateParcels: 0 }, { marketId: MARKET, day: day('2026-06-07'), dispatchedParcels: 9, lateParcels: 9 },
      ],
    },
  })
  it('holds waiting orders with their own deadlines, oldest first: Wednesday 20:00 was due Friday (a working day here), Sunday is due Tuesday', () => {
    expect(build(opened).input.opening.waiting).toEqual([
      { market: 0, warehouse: 0, arrivalHour: -100, deadlineHour: -49, deliverByHour: 4 * 24 - 1, autoCancelHour: 2 * 24 + 23, parcels: 3 },
      { market: 0, warehouse: 0, arrivalHour: -10, deadlineHour: 47, deliverByHour: 9 * 24 - 1, autoCancelHour: 8 * 24 - 1, parcels: 4 },
    ])
  })
  it('holds pre-orders under their stated deadline; without one they are never late within the run, and never cancelled', () => {
    const hour = AS_OF_MS / 3_600_000
    const waiting = [
      { marketId: MARKET, warehouseId: WAREHOUSE, createdHourUtc: hour - 100, parcels: 2, isPreorder: true, dueHourUtc: hour + 30 },
      { marketId: MARKET, warehouseId: WAREHOUSE, createdHourUtc: hour - 90, parcels: 1, isPreorder: true },
    ]
    const { input } = build({ ...opened, opening: { ...opened.opening!, waiting } })
    expect(input.opening.waiting.map(({ deadlineHour, autoCancelHour }) => [deadlineHour, autoCancelHour])).toEqual([[30, null], [input.markets[0]!.dayOfHour.length, null]])
  })
  it('keeps what one source tells when another does not tell dispatches, and says so', () => {
    const partly = { ...opened, opening: { ...opened.opening!, isDispatchKnown: false } }
    expect(codes(partly)).toContain('dispatchUnknown')
    expect(build(partly).input.opening).toEqual(build(opened).input.opening)
  })
  it('holds the window of past dispatches; those of the day in which the run starts stay on that day', () => {
    expect(build(opened).input.opening.trailing).toEqual([{ market: 0, day: -7, dispatched: 5, late: 0 }, { market: 0, day: -1, dispatched: 20, late: 2 }, { market: 0, day: 0, dispatched: 1, late: 1 }])
  })
})

describe('what is not known', () => {
  it('nothing is assumed when everything is known', () => {
    expect(codes(plan())).toEqual([])
  })
  it('stock: unlimited, and noted', () => {
    const { input, assumptions } = build(plan({ stock: [stock(1, null)] }))
    expect([input.skus.map(({ onHandUnits }) => onHandUnits), assumptions]).toEqual([[[-1], [-1]], [{ code: 'stockUnknown', skuCount: 2 }]])
  })
  it('a SKU counted in one warehouse has none in the other', () => {
    const east = warehouse({ id: 'east' as WarehouseId })
    const east_ = service({ pickups: [...service().pickups, { ...service().pickups[0]!, warehouseId: east.id }] })
    expect(build(plan({ warehouses: [warehouse(), east], services: [east_] })).input.skus[0]!.onHandUnits).toEqual([5000, 0])
  })
  it('packing capacity: the 95th percentile of observed dispatch (24 of 70 days), over 09:00 to 18:00 on the days that dispatched', () => {
    const { input, assumptions } = build(plan({ warehouses: [warehouse({ parcelsPerLabourHour: null, shifts: [] })] }))
    expect(assumptions).toEqual([{ code: 'capacityInferred', warehouse: 'West', parcelsPerDay: 24 }])
    const capacity = input.warehouses[0]!.capacityPerHour
    expect([capacity[8], capacity[9], capacity[17], capacity[18], sum(capacity.slice(5 * 24, 7 * 24))]).toEqual([0, 2.66666667, 2.66666667, 0, 0])
  })
  it('packing capacity: a weekday on which under 2 % of the parcels left is no working day', () => {
    const dispatches = history().dispatches.map((one) => ({ ...one, parcels: one.parcels.map((count, i) => (i === 5 ? 1 : count)) }))
    const { input } = build(plan({ warehouses: [warehouse({ parcelsPerLabourHour: null, shifts: [] })], history: history({ dispatches }) }))
    expect(sum(input.warehouses[0]!.capacityPerHour.slice(5 * 24, 6 * 24))).toBe(0)
  })
  it('packing capacity with known shifts: the same parcels a day, over their hours', () => {
    const capacity = build(plan({ warehouses: [warehouse({ parcelsPerLabourHour: null })] })).input.warehouses[0]!.capacityPerHour
    expect([capacity[7], capacity[8], roundSignificant(sum(capacity.slice(0, 24)))]).toEqual([0, 2.4, 24])
  })
  it('packing capacity without any dispatch: unlimited, and noted', () => {
    const { input, assumptions } = build(plan({ warehouses: [warehouse({ parcelsPerLabourHour: null })], history: history({ dispatches: [] }) }))
    expect([input.warehouses[0]!.capacityPerHour, assumptions]).toEqual([[], [{ code: 'capacityUnknown', warehouse: 'West' }]])
  })
  it('carrier, cap, transit, routing, baskets, hours, costs, dispatches and history: each noted', () => {
    expect(codes(plan({ services: [] }))).toEqual(['carrierUnknown'])
    expect(codes(plan({ services: [service({ transitShareByDay: [], pickups: [{ ...service().pickups[0]!, capParcelsPerDay: null }] })] }))).toEqual(['carrierCapUnknown', 'transitUnknown'])
    expect(codes(plan({ markets: [market({ routing: [] })] }))).toEqual(['routingAssumed'])
    expect(codes(plan({ history: history({ profiles: [] }) }))).toEqual(['hourProfileAssumed', 'basketAssumed'])
    expect(codes(plan({ skus: [sku(1), { ...sku(2), unitCostMinor: null }] }))).toEqual(['costsUnknown'])
    expect(codes(plan({ opening: null }))).toEqual(['dispatchUnknown'])
    expect(codes(plan({ history: EMPTY_HISTORY }))).toEqual(['noHistory'])
  })
  it('no margin when a cost is missing or in another currency; else price less cost times units per order', () => {
    expect(build().input.markets[0]!.marginPerOrderMinor).toBe(600 * 1.875)
    expect(build(plan({ skus: [sku(1), { ...sku(2), currency: 'CNY' as CurrencyCode }] })).input.markets[0]!.marginPerOrderMinor).toBeNull()
  })
  it('names what a plan lacks before anything can be simulated', () => {
    expect(missingForSimulation(plan({ markets: [], skus: [] }))).toEqual(['market', 'sku'])
    expect(() => build(plan({ skus: [] }))).toThrow(RangeError)
  })
})

it('is plain canonical data with at most nine significant digits, the same each time', () => {
  const { input } = build(plan({ warehouses: [warehouse({ timeZone: LOS_ANGELES, parcelsPerLabourHour: 10 / 3 })] }))
  const text = canonicalJson(input as unknown as Json)
  expect(text).toBe(canonicalJson(build(plan({ warehouses: [warehouse({ parcelsPerLabourHour: 10 / 3 })] })).input as unknown as Json))
  for (const number of text.match(/\d+\.\d+/g) ?? []) expect(number.replace('.', '').replace(/^0+/, '').length).toBeLessThanOrEqual(9)
})

describe('events, disruptions, limits and money', () => {
  const startDay = '2026-11-24' as IsoDay
  it('lays every kind on the hours of the run, and leaves out what a plan does not use', () => {
    const base = build(plan()).input
    expect(['disruptions', 'throttles', 'transfers'].filter((key) => key in base)).toEqual([])
    const tried = scenario({
      events: [
        { type: 'adCampaign', id: 'a' as EventId, startDay, days: 2, spendPerDayMinor: 300, mostOrdersPerDay: 240, halfSpendMinor: 100, carryOverShare: 0, skuIds: [] },
        { type: 'promotion', id: 'p' as EventId, startDay, startHour: 6, days: 2, factor: 3, afterDays: 1, afterFactor: 0.5, probability: 1, skuIds: [] },
        { type: 'livestream', id: 'l' as EventId, startDay, startHour: 20, durationHours: 4, factor: 5, probability: 1, repeatEveryDays: null, skuIds: [], shape: 'end' },
      ],
      disruptions: [
        { id: 'd', type: 'carrierStops', placeId: null, keptShare: 0, when: { kind: 'calendar', startDay, startHour: 0, hours: 30, probability: 1 } },
        { id: 'gone', type: 'customsHold', placeId: 'nowhere' as WarehouseId, keptShare: 0, when: { kind: 'random', startProbabilityPerDay: 0.1, endProbabilityPerDay: 0.5 } },
      ],
    })
    const { input, assumptions } = build(plan(), tried)
    const [ads, promotion, live] = input.events
    if (ads?.kind !== 'adCampaign' || promotion?.kind !== 'plateau' || live?.kind !== 'livestream') throw new Error('kinds')
    expect(sum(ads.extraOrdersPerHour)).toBeCloseTo(2 * 180, 5)
    expect([ads.extraOrdersPerHour.length, sum(ads.spendMinorPerHour)]).toEqual([48, expect.closeTo(600, 5)])
    expect([promotion.startHour - ads.startHour, promotion.durationHours, promotion.afterHours]).toEqual([6, 48, 24])
    expect(sum(live.shape!) / 4).toBeCloseTo(1, 8)
    expect(live.shape![3]!).toBeGreaterThan(live.shape![0]!)
    expect(input.disruptions).toEqual([{ kind: 'pickup', id: 'd', where: input.lanes.map((_, l) => l), keptShare: 0, when: { kind: 'calendar', fromHour: ads.startHour, toHour: ads.startHour + 30, probability: 1 } }])
    expect(assumptions).toContainEqual({ code: 'placeUnknown', disruption: 'customsHold' })
  })
  it('knows what an order brings and costs, to the minor unit', () => {
    const { money } = build(plan()).input
    expect(money?.orderValueMinor[0]).toBeGreaterThan(money!.orderGoodsCostMinor[0]!)
    expect(money?.labourMinorPerDay[0]?.[1]).toBe(10 * 2 * 2000)
    const costless = plan()
    expect(build({ ...costless, skus: costless.skus.map((sku) => ({ ...sku, unitCostMinor: null })) }).input).not.toHaveProperty('money')
  })
})
