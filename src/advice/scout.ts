import { GATE_NAMES, KPI_NAMES, type GateName, type KpiName, type SimulationInput } from '#engines/simulate/types.ts'
import type { ReplicationKpis } from '#engines/simulate/replicationKpis.ts'
import { quantilesOf, wilsonInterval } from '#math/quantiles.ts'

import { changedInput } from './inputChange.ts'

/** What is tried with sliders; `eventFactor` null = as planned, the others times what is planned. */
export type ScoutChange = { readonly eventFactor: number | null; readonly packingFactor: number; readonly stockFactor: number }
export const AS_PLANNED: ScoutChange = { eventFactor: null, packingFactor: 1, stockFactor: 1 }

export type ScoutAnswer = {
  readonly replications: number
  readonly anyBroken: BrokenShare
  readonly gates: { readonly [G in GateName]: BrokenShare }
  readonly lateParcelsMedian: number
  readonly lostOrdersMedian: number
  /** Mean over the runs, minor units; null where money is not known. */
  readonly profitMeanMinor: number | null
}
export type BrokenShare = { readonly share: number; readonly interval: readonly [number, number] }

/** The input with what is tried put in; everything else is shared. Unlimited packing and stock stay unlimited. */
export function scoutedInput(input: SimulationInput, { eventFactor, packingFactor, stockFactor }: ScoutChange): SimulationInput {
  const changed = changedInput(input, { unlimited: input.unlimited, eventFactor, packing: null })
  return {
    ...changed,
    warehouses: packingFactor === 1 ? changed.warehouses : changed.warehouses.map((warehouse) => ({ ...warehouse, capacityPerHour: warehouse.capacityPerHour.map((parcels) => parcels * packingFactor) })),
    skus: stockFactor === 1 ? changed.skus : changed.skus.map((sku) => ({ ...sku, onHandUnits: sku.onHandUnits.map((units) => (units < 0 ? units : Math.round(units * stockFactor))) })),
  }
}

/** What the replications say: how often each gate broke with its 95 % interval (Wilson), late parcels and lost orders in the median run, mean profit. */
export function scoutAnswer({ count, kpis, gateHour }: ReplicationKpis, hasMoney: boolean): ScoutAnswer {
  const isBroken = (i: number, g: number): boolean => gateHour[i * GATE_NAMES.length + g]! >= 0
  const places = Array.from({ length: count }, (_, i) => i)
  const broken = (of: (i: number) => boolean): BrokenShare => {
    const hits = places.filter(of).length
    return { share: count > 0 ? hits / count : 0, interval: wilsonInterval(hits, count) }
  }
  const column = (name: KpiName): number[] => places.map((i) => kpis[i * KPI_NAMES.length + KPI_NAMES.indexOf(name)]!)
  const median = (name: KpiName): number => (count > 0 ? quantilesOf(column(name))[3]! : 0)
  return {
    replications: count,
    anyBroken: broken((i) => GATE_NAMES.some((_, g) => isBroken(i, g))),
    gates: Object.fromEntries(GATE_NAMES.map((gate, g) => [gate, broken((i) => isBroken(i, g))])) as ScoutAnswer['gates'],
    lateParcelsMedian: median('lateParcels'),
    lostOrdersMedian: median('lostOrders'),
    profitMeanMinor: hasMoney && count > 0 ? column('profitMinor').reduce((sum, profit) => sum + profit, 0) / count : null,
  }
}
