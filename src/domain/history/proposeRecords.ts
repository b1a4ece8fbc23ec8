import { isoDayOf, MINUTES_PER_DAY } from '../calendar/days.ts'
import { zoneClock } from '../calendar/zone.ts'
import { LINE_FLAGS, NO_TIME, type DailySalesTable, type Ledger } from '../ledger.ts'
import type { CarrierService, Market, RoutingShare, Sku, StockLevel, Warehouse } from '../network.ts'
import { marketFromPack, RULE_PACKS, rulePackFor } from '../rule-packs/registry.ts'
import { ASSUMED } from '../rule-packs/types.ts'
import type { Scenario } from '../scenario.ts'
import type { CurrencyCode, EventId, MarketId, ScenarioId, SkuId, TimeZone, WarehouseId } from '../units.ts'
import { skuOfCode } from './bundles.ts'
import { lineFacts, type HistoryBatch, type LineFacts } from './facts.ts'
import { learnCarriers } from './learnCarriers.ts'
import { onMarketClock } from './marketTime.ts'
import { idOf, skuMatcher, UNNAMED_WAREHOUSE, warehouseMatcher } from './matchRecords.ts'
import type { MergedLines } from './mergeLines.ts'

export type KnownRecords = {
  readonly skus: readonly Sku[]
  readonly warehouses: readonly Warehouse[]
  readonly services: readonly CarrierService[]
  readonly markets: readonly Market[]
  readonly scenarios: readonly Scenario[]
}
export type ProposedRecords = {
  /** Market of the first file. */
  readonly marketId: MarketId
  /** Market that each file belongs to, in the order of the files: the wanted one, a known one of its currency, or a new one of `markets`. */
  readonly marketIds: readonly MarketId[]
  /** New records only; what the plan has already is left as it is. */
  readonly skus: readonly Sku[]
  readonly stock: readonly StockLevel[]
  readonly warehouses: readonly Warehouse[]
  readonly services: readonly CarrierService[]
  readonly markets: readonly Market[]
  readonly scenarios: readonly Scenario[]
}
export type ImportedRows = { readonly ledger: Ledger | null; readonly daily: DailySalesTable | null }

/**
 * The records that imported orders need before they can be stress-tested, unknown inputs left unknown: stock, packing capacity, caps
 * and unit costs are null; prices, routing, pick-ups, transit and buyers' cancellations are learned from the rows.
 *
 * A file goes to the plan's market of its currency, without a currency to the first; a currency that no market has brings a new market,
 * from the pack of the currency, else of the zone; where neither tells, the United States' rules without holidays in the file's own zone and currency, marked as assumed. A plan
 * without a scenario gets one: ten times normal from two days after the newest event.
 */
export function proposeRecords(rows: readonly ImportedRows[], known: KnownRecords, wantedMarketId: MarketId | null = null): ProposedRecords {
  const markets = [...known.markets]
  const groups = new Map<MarketId, { readonly draft: Market; readonly rows: ImportedRows[] }>()
  const marketIds: MarketId[] = []
  // Files that state their currency first: those without one then join a market instead of making their own.
  for (const [at, row] of [...rows.entries()].sort(([, a], [, b]) => Number(currencyOf(b) !== null) - Number(currencyOf(a) !== null))) {
    const draft = markets.find(({ id }) => id === wantedMarketId) ?? marketOf(row, markets)
    if (!markets.includes(draft)) markets.push(draft)
    const group = groups.get(draft.id) ?? { draft, rows: [] }
    groups.set(draft.id, group)
    group.rows.push(row)
    marketIds[at] = draft.id
  }
  let all: KnownRecords = known
  const stock: StockLevel[] = []
  for (const { draft, rows: ofMarket } of groups.values()) {
    const part = proposeForMarket(ofMarket, all, draft)
    stock.push(...part.stock)
    all = {
      skus: [...all.skus, ...part.skus], warehouses: [...all.warehouses, ...part.warehouses], services: [...all.services, ...part.services],
      markets: [...all.markets, ...part.markets], scenarios: [...all.scenarios, ...part.scenarios],
    }
  }
  return {
    marketId: marketIds[0]!, marketIds, stock,
    skus: all.skus.slice(known.skus.length), warehouses: all.warehouses.slice(known.warehouses.length), services: all.services.slice(known.services.length),
    markets: all.markets.slice(known.markets.length), scenarios: all.scenarios.slice(known.scenarios.length),
  }
}

function currencyOf({ ledger }: ImportedRows): string | null {
  return ledger?.currency ?? null
}

function marketOf(row: ImportedRows, markets: readonly Market[]): Market {
  const currency = currencyOf(row)
  const known = currency === null ? markets[0] : markets.find((market) => market.currency === currency)
  if (known) return known
  const source = row.ledger ?? row.daily
  const taken = new Set<string>(markets.map(({ id }) => id))
  let number = 1
  while (taken.has(`market:${number}`)) number += 1
  return draftMarket(`market:${number}` as MarketId, currency, source?.timeZone ?? RULE_PACKS[0]!.timeZone, source?.source ?? '')
}

/** What the files of one market bring. */
function proposeForMarket(rows: readonly ImportedRows[], known: KnownRecords, draft: Market): Omit<ProposedRecords, 'marketId' | 'marketIds'> {
  const isNewMarket = !known.markets.some(({ id }) => id === draft.id)

  const batches = rows.map(({ ledger, daily }, i): HistoryBatch => ({
    ledger: ledger && onMarketClock(ledger, draft.timeZone), daily, batchId: String(i).padStart(4, '0') as HistoryBatch['batchId'], marketId: draft.id,
  }))
  const skuIdOf = skuMatcher(known.skus)
  const warehouseIdOf = warehouseMatcher(known.warehouses)
  const facts = lineFacts({ batches, marketOf: () => draft, skuIdOf, warehouseIdOf })

  const { lines, kind } = facts
  const warehouses = newWarehouses(lines, known.warehouses, warehouseIdOf, draft, platformWarehouses(facts))
  const skus = newSkus(rows, known.skus, skuIdOf)
  const newest = lines.newest.reduce((a, b) => Math.max(a, b), NO_TIME)
  const allWarehouses = [...known.warehouses, ...warehouses]
  const served = new Set(known.services.flatMap(({ pickups }) => pickups.map(({ warehouseId }) => warehouseId)))
  const unserved = allWarehouses.map(({ id }) => id).filter((id) => !served.has(id))
  const services = learnCarriers(lines, newest, draft.timeZone, unserved, warehouseIdOf).filter(({ id, carrierName }) =>
    !known.services.some((service) => service.id === id || service.carrierName.toLowerCase() === carrierName.toLowerCase()))
  return {
    skus,
    stock: skus.flatMap((sku) => allWarehouses.map((warehouse) => ({ skuId: sku.id, warehouseId: warehouse.id, onHandUnits: null, countedAtMs: null }))),
    warehouses,
    services: known.services.length > 0 && lines.carriers.length === 0 && unserved.length === 0 ? [] : services,
    markets: isNewMarket ? [{ ...draft, routing: routingOf(lines, warehouseIdOf), buyerCancelProbabilityPerDay: cancelHazard(lines, kind) }] : [],
    scenarios: known.scenarios.length > 0 ? [] : [firstScenario(draft, newest, rows)],
  }
}

function draftMarket(id: MarketId, currency: string | null, timeZone: TimeZone, source: string): Market {
  const pack = rulePackFor(currency, timeZone)
  const own = { id, routing: [] }
  // A plain table may come from any shop: it takes the country's rules, not the platform's name.
  const isPlatform = source.startsWith('tiktok')
  if (pack) return marketFromPack(pack, { ...own, name: isPlatform ? pack.name : pack.country, currency: (currency ?? pack.currency) as CurrencyCode })
  const market = marketFromPack(RULE_PACKS[0]!, { ...own, name: timeZone, timeZone, currency: (currency ?? RULE_PACKS[0]!.currency) as CurrencyCode })
  return { ...market, holidays: [], rulePack: { ...market.rulePack, id: `${market.rulePack.id}${ASSUMED}` } }
}

function newSkus(rows: readonly ImportedRows[], known: readonly Sku[], skuIdOf: ReturnType<typeof skuMatcher>): Sku[] {
  const knownIds = new Set(known.map(({ id }) => id))
  const found = new Map<SkuId, Sku>()
  for (const { ledger, daily } of rows) {
    for (const table of [ledger, daily]) {
      for (const sku of (table?.skus ?? []).flatMap((own) => [own, ...(own.parts ?? []).map(({ sellerSku }) => skuOfCode(sellerSku))])) {
        const id = skuIdOf(sku)
        if (knownIds.has(id) || found.has(id)) continue
        const currency = (ledger?.currency ?? null) as CurrencyCode | null
        found.set(id, { id, sellerSku: sku.sellerSku, platformSkuId: sku.platformSkuId, name: sku.name || sku.sellerSku || sku.key, unitCostMinor: null, unitPriceMinor: null, currency })
      }
    }
  }
  const sold = new Map<SkuId, { amountMinor: number; units: number }>()
  for (const { ledger } of rows) {
    if (!ledger) continue
    const ids = ledger.skus.map(skuIdOf)
    for (let i = 0; i < ledger.lineCount; i += 1) {
      const amountMinor = ledger.amountMinor[i]!
      if (!(amountMinor > 0)) continue
      const id = ids[ledger.skuIndex[i]!]!
      const sum = sold.get(id) ?? { amountMinor: 0, units: 0 }
      sum.amountMinor += amountMinor
      sum.units += ledger.units[i]!
      sold.set(id, sum)
    }
  }
  return [...found.values()].map((sku) => {
    const sum = sold.get(sku.id)
    return sum ? { ...sku, unitPriceMinor: Math.round(sum.amountMinor / sum.units) } : sku
  }).sort((a, b) => (a.id < b.id ? -1 : 1))
}

function newWarehouses(lines: MergedLines, known: readonly Warehouse[], warehouseIdOf: (name: string) => WarehouseId, market: Market, ofPlatform: ReadonlySet<string>): Warehouse[] {
  const names = new Set(lines.warehouses.map((name) => name.trim()))
  if (names.size === 0 && known.length === 0) names.add('')
  for (let i = 0; i < lines.count && !names.has(''); i += 1) if (lines.warehouse[i]! < 0 && lines.isReversal[i] === 0) names.add('')
  const knownIds = new Set(known.map(({ id }) => id))
  const found = new Map<WarehouseId, Warehouse>()
  for (const name of names) {
    const id = warehouseIdOf(name)
    if (knownIds.has(id) || found.has(id)) continue
    found.set(id, {
      id, name: name || UNNAMED_WAREHOUSE, country: market.country, timeZone: market.timeZone, kind: ofPlatform.has(name) ? 'platform' : 'own',
      shifts: [], parcelsPerLabourHour: null, capacityNoiseShape: null, outageProbabilityPerDay: 0,
    })
  }
  return [...found.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
}

/** Names of the places whose every line the platform packed. */
function platformWarehouses({ lines, ledgers }: LineFacts): ReadonlySet<string> {
  const own = new Set<number>()
  const found = new Set<number>()
  for (let i = 0; i < lines.count; i += 1) {
    const flags = ledgers[lines.batch[i]!]!.ledger.flags?.[lines.row[i]!] ?? 0
    if ((flags & LINE_FLAGS.platformFulfilled) === 0) own.add(lines.warehouse[i]!)
    else found.add(lines.warehouse[i]!)
  }
  return new Set([...found].filter((place) => place >= 0 && !own.has(place)).map((place) => lines.warehouses[place]!.trim()))
}

/** Shares of the lines by warehouse, largest first, over the last 90 days of orders. */
function routingOf(lines: MergedLines, warehouseIdOf: (name: string) => WarehouseId): RoutingShare[] {
  const latest = lines.created.reduce((a, b) => Math.max(a, b), NO_TIME)
  const counts = new Map<WarehouseId, number>()
  let total = 0
  for (let i = 0; i < lines.count; i += 1) {
    if (lines.created[i]! < latest - 90 * MINUTES_PER_DAY || lines.isReversal[i] === 1) continue
    const id = warehouseIdOf(lines.warehouse[i]! < 0 ? '' : lines.warehouses[lines.warehouse[i]!]!)
    counts.set(id, (counts.get(id) ?? 0) + 1)
    total += 1
  }
  if (total === 0) return [{ warehouseId: warehouseIdOf(''), share: 1 }]
  return [...counts.entries()].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1)).map(([warehouseId, count]) => ({ warehouseId, share: count / total }))
}

/** Cancellations after the first hour per day of waiting, over lines whose waiting ended with a known time. */
function cancelHazard(lines: MergedLines, kind: Uint8Array): number {
  let cancelled = 0
  let waitedMinutes = 0
  for (let i = 0; i < lines.count; i += 1) {
    if (kind[i] === 0 || lines.isReversal[i] === 1) continue
    const isCancelledWaiting = kind[i] === 2 && lines.cancelled[i] !== NO_TIME && lines.shipped[i] === NO_TIME
    const end = isCancelledWaiting ? lines.cancelled[i]! : lines.shipped[i]!
    if (end === NO_TIME || end < lines.created[i]!) continue
    if (isCancelledWaiting) cancelled += 1
    waitedMinutes += end - lines.created[i]!
  }
  return waitedMinutes === 0 ? 0 : Math.min(0.5, Math.round((cancelled / (waitedMinutes / MINUTES_PER_DAY)) * 10_000) / 10_000)
}

function firstScenario(market: Market, newestMinute: number, rows: readonly ImportedRows[]): Scenario {
  const dailyDays = rows.map(({ daily }) => daily?.dayNumber.reduce((a, b) => Math.max(a, b + 1), -1) ?? -1)
  const ledgerDay = newestMinute === NO_TIME ? -1 : zoneClock(market.timeZone).wallDayOf(newestMinute)
  const today = Math.max(0, ledgerDay, ...dailyDays)
  return {
    id: idOf('scenario', 'video') as ScenarioId,
    name: 'Video ×10 视频爆单',
    events: [{
      type: 'viralSpike', id: idOf('event', 'video') as EventId, startDay: isoDayOf(today + 2), startHour: 18,
      peakFactor: 10, riseHours: 6, halfLifeHours: 36, probability: 1, skuIds: [],
    }],
    horizonDays: 28, replications: 2000, seed: 1, toleranceShare: 0.05,
  }
}
