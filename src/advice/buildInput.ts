import { isoDayOf } from '#domain/calendar/days.ts'
import type { PlanDocument } from '#domain/plan.ts'
import { isMarketAssumed } from '#domain/rule-packs/registry.ts'
import type { Scenario } from '#domain/scenario.ts'
import type { SimulationInput, SkuInput } from '#engines/simulate/types.ts'
import { invariant } from '#shared/assert.ts'
import { roundSignificant } from '#shared/canonicalJson.ts'

import { withActionCosts } from './actions/actionCosts.ts'
import { applyActions, costOf } from './actions/registry.ts'
import { isForecastInstant } from './forecastPlan.ts'
import { marketShares } from './input/demand.ts'
import { disruptionInputs, throttleInputs } from './input/disruptions.ts'
import { eventInputs, hourOfRun, rateClasses } from './input/events.ts'
import { marketInput, routingShares } from './input/markets.ts'
import { moneyInput } from './input/money.ts'
import { createNotes } from './input/notes.ts'
import { openingInput } from './input/opening.ts'
import { reorderInputs } from './input/reorders.ts'
import { inboundOf, onHandUnits, scarcestSkus } from './input/stock.ts'
import { laneInputs, warehouseInput } from './input/warehouses.ts'
import { planStart } from './planStart.ts'
import type { Assumption, SkuForecast } from './types.ts'

export type BuildOptions = {
  readonly mode?: SimulationInput['mode']
  readonly unlimited?: SimulationInput['unlimited']
}
export type BuiltInput = { readonly input: SimulationInput; readonly assumptions: readonly Assumption[]; readonly firstDay: string }

/** What a plan must have before anything can be simulated, by the record kinds that are missing. */
export function missingForSimulation(document: PlanDocument): readonly ('market' | 'warehouse' | 'sku')[] {
  const missing: ('market' | 'warehouse' | 'sku')[] = []
  if (document.markets.length === 0) missing.push('market')
  if (document.warehouses.length === 0) missing.push('warehouse')
  if (document.skus.length === 0) missing.push('sku')
  return missing
}

/**
 * The compact simulation input of a plan and a scenario: everything the kernel needs and nothing else.
 *
 * Every number is rounded to 9 significant digits, so that the canonical form is the same on every engine. Whatever the plan does
 * not know is in `assumptions`, in a fixed order. `firstDay` is the first market's day of index 0.
 * @throws RangeError without a market, a warehouse and a SKU: see `missingForSimulation`.
 */
export function buildSimulationInput(document: PlanDocument, scenario: Scenario, forecasts: readonly SkuForecast[], options: BuildOptions = {}): BuiltInput {
  invariant(missingForSimulation(document).length === 0, 'a plan needs a market, a warehouse and a SKU')
  const notes = createNotes()
  if (document.history.completeTo === null) notes.note({ code: 'noHistory' })
  if (isForecastInstant(document)) notes.note({ code: 'forecastInstant', skuCount: document.skus.length })
  for (const market of document.markets) if (isMarketAssumed(market)) notes.note({ code: 'marketAssumed', market: market.name })
  const start = planStart(document, scenario)
  const byId = new Map<string, SkuForecast>(forecasts.map((forecast) => [forecast.skuId, forecast]))
  const shares = marketShares(document)
  const routing = document.markets.map((market) => routingShares(document, market, notes))
  const markets = document.markets.map((_, m) => marketInput(document, m, start, byId, shares, routing[m]!, notes))
  const classes = rateClasses(document.skus.map(({ id }) => id), scenario.events)
  const onHand = onHandUnits(document, start, routing, notes)
  const costless = document.skus.filter((sku) => sku.unitCostMinor === null || sku.unitPriceMinor === null || sku.currency !== document.settings.currency).length
  if (costless > 0) notes.note({ code: 'costsUnknown', skuCount: costless })

  const reorders = scenario.reordersByPolicy ? reorderInputs(document, byId, notes) : null
  const skus = document.skus.map((sku, s): SkuInput => (
    { id: sku.id, class: classes.classOfSku[s]!, onHandUnits: onHand[s]!, inbound: inboundOf(document, start, sku.id), reorder: reorders?.[s] ?? null }))
  const lanes = laneInputs(document, start, notes)
  const disruptions = disruptionInputs(document, scenario, lanes, hourOfRun(start.clocks[0]!, start.startHourUtc), notes)
  const throttles = throttleInputs(scenario)
  const perDay = unitsPerDay(document, byId)
  const money = moneyInput(document, start, markets, lanes, perDay, notes)
  const input: SimulationInput = {
    mode: options.mode ?? 'random',
    startHourUtc: start.startHourUtc, horizonHours: start.horizonHours, horizonDays: start.horizonDays,
    currency: document.settings.currency,
    markets,
    warehouses: document.warehouses.map((warehouse) => warehouseInput(warehouse, document.history.dispatches, start, notes)),
    lanes,
    skus,
    classCount: classes.classCount,
    events: eventInputs(scenario, classes, start.clocks[0]!, start.startHourUtc, start.horizonHours),
    opening: openingInput(document, start, routing, notes),
    unlimited: options.unlimited ?? { stock: false, packing: false, carriers: false },
    gates: {
      ldrEnforcementShare: Math.min(...document.markets.map((market) => market.ldrEnforcementShare)),
      otdrTargetShare: Math.max(...document.markets.map((market) => market.otdrTargetShare)),
    },
    trackedSkus: scarcestSkus(onHand, perDay, peakFactors(document, scenario)),
    ...(disruptions.length > 0 && { disruptions }),
    ...(throttles.length > 0 && { throttles }),
    ...(money && { money }),
  }
  const actions = scenario.actions ?? []
  const context = { document, scenario, input }
  const unpriced = money ? actions.filter((action) => action.amount > 0 && costOf(action, context) === null).length : 0
  if (unpriced > 0) notes.note({ code: 'actionCostUnknown', actionCount: unpriced })
  const planned = applyActions(input, actions, context)
  return { input: rounded(withActionCosts(planned, actions, context)), assumptions: notes.list, firstDay: isoDayOf(start.firstDays[0]!) }
}

function unitsPerDay(document: PlanDocument, forecasts: ReadonlyMap<string, SkuForecast>): number[] {
  return document.skus.map(({ id }) => {
    const mean = forecasts.get(id)?.forecast.mean ?? new Float64Array(1)
    return mean.reduce((sum, units) => sum + units, 0) / Math.max(1, mean.length)
  })
}

function peakFactors(document: PlanDocument, scenario: Scenario): number[] {
  return document.skus.map(({ id }) => scenario.events.reduce((peak, event) => {
    const factor = event.type === 'viralSpike' ? event.peakFactor : 'factor' in event ? event.factor : 1
    return event.skuIds.length === 0 || event.skuIds.includes(id) ? Math.max(peak, factor) : peak
  }, 1))
}

/** Every number of plain data to 9 significant digits. */
function rounded<T>(value: T): T {
  if (typeof value === 'number') return (Number.isInteger(value) && Math.abs(value) < 1e9 ? value : roundSignificant(value)) as T
  if (Array.isArray(value)) return (value as unknown[]).map(rounded) as T
  if (typeof value === 'object' && value !== null) return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, rounded(member)])) as T
  return value
}
