import { cpuUsage } from 'node:process'

import { finishPart } from '#advice/demand/rows.ts'
import { draftTask, skuTask } from '#advice/forecastPlan.ts'
import { demandSpread } from '#advice/stock/demandSpread.ts'
import { stockFacts } from '#advice/stock/facts.ts'
import { stockFigures } from '#advice/stock/figures.ts'
import { figureTasks, rowStates, stockList } from '#advice/stock/list.ts'
import { isoDayOf } from '#domain/calendar/days.ts'
import { EMPTY_HISTORY, type DailySeries } from '#domain/history.ts'
import type { Sku, StockLevel } from '#domain/network.ts'
import type { PlanDocument } from '#domain/plan.ts'
import type { SkuId } from '#domain/units.ts'
import { poisson } from '#math/distributions.ts'
import { createStream, nextUnit, seedStream } from '#math/rng.ts'
import { buildSampleShop } from '#sample-shop/buildSampleShop.ts'

import type { Benchmark } from './benchStress.ts'

const SKUS = 10_000
const WAREHOUSES = 4
const DAYS = 365
const HORIZON_DAYS = 28

/** A shop of 10,000 SKUs in four warehouses after a year of sales, most of them slow; drawn from fixed seeds. */
function largeShop(): PlanDocument {
  const { document } = buildSampleShop()
  const [market] = document.markets
  const warehouses = Array.from({ length: WAREHOUSES }, (_, w) => ({ ...document.warehouses[w % document.warehouses.length]!, id: `w${w}` as never, name: `Warehouse ${w + 1}` }))
  const lastDay = 20_600
  const stream = createStream()
  seedStream(stream, 20_260_601, 0, 0, 0)
  const skus: Sku[] = []
  const stock: StockLevel[] = []
  const series: DailySeries[] = []
  for (let i = 0; i < SKUS; i += 1) {
    const id = `s${String(i).padStart(5, '0')}` as SkuId
    const rate = 0.1 + 20 * nextUnit(stream) ** 6
    const price = 500 + Math.floor(4500 * nextUnit(stream))
    const cover = 10 + 110 * nextUnit(stream)
    skus.push({ id, sellerSku: id, platformSkuId: null, name: id, unitCostMinor: Math.round(price * 0.4), unitPriceMinor: price, currency: document.settings.currency })
    for (const { id: warehouseId } of warehouses) stock.push({ skuId: id, warehouseId, onHandUnits: Math.round((rate * cover) / WAREHOUSES), countedAtMs: null })
    const units = Array.from({ length: DAYS }, (_, t) => poisson(stream, rate * (t % 7 > 4 ? 1.3 : 0.9)))
    series.push({ skuId: id, marketId: market!.id, source: 'orders', firstDay: isoDayOf(lastDay - DAYS + 1), units, cancelledUnits: units.map(() => 0) })
  }
  return {
    ...document, settings: { ...document.settings, asOfMs: null }, skus, stock, inbound: [], warehouses, opening: null, suppliers: [], supplyTerms: [], purchaseOrders: [],
    markets: [{ ...market!, routing: warehouses.map(({ id }) => ({ warehouseId: id, share: 1 / WAREHOUSES })) }],
    history: { ...EMPTY_HISTORY, completeFrom: isoDayOf(lastDay - DAYS + 1), completeTo: isoDayOf(lastDay), series },
  }
}

const secondsSince = (from: NodeJS.CpuUsage): number => {
  const { user, system } = cpuUsage(from)
  return (user + system) / 1e6
}

/** The list of stock as the page makes it, on one core: the forecasts in haste apart, since they are shared with the list of demand. */
export const stockBenchmarks: readonly Benchmark[] = [{
  name: 'stock-list-10000',
  run() {
    const document = largeShop()
    const facts = stockFacts(document)
    const began = cpuUsage()
    const tasks = document.skus.map(({ id }) => skuTask(document, id, facts.today, HORIZON_DAYS, true))
    const spreads = finishPart(tasks, tasks.map((task) => task && draftTask(task, 1)), tasks.map(() => null), facts.today).map((forecast) => demandSpread(forecast))
    const forecastSeconds = secondsSince(began)
    const from = cpuUsage()
    const states = rowStates(stockFacts(document), spreads)
    const joinedSeconds = secondsSince(from)
    const figures = figureTasks(states).map(stockFigures)
    const figureSeconds = secondsSince(from) - joinedSeconds
    const { rows } = stockList(facts, states, figures)
    const seconds = secondsSince(from)
    const ordered = rows.filter(({ suggestedUnits }) => suggestedUnits > 0).length
    const notes = `CPU; forecasts in haste ${forecastSeconds.toFixed(1)} s apart; dates and policies ${figureSeconds.toFixed(1)} s of it, shared by all workers; ${WAREHOUSES} warehouses, ${ordered} SKUs to order`
    return { name: 'stock-list-10000', value: Math.round(seconds * 10) / 10, unit: 's', higherIsBetter: false, n: 1, notes }
  },
}]
