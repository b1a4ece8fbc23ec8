import type { PlanDocument } from '#domain/plan.ts'
import { assessSurvival, type RemainingNode } from '#engines/inventory/surviveRecover.ts'
import type { SimulationInput } from '#engines/simulate/types.ts'

export const NODE_KINDS = ['warehouse', 'service', 'supplier'] as const
/** A place that may fail, how long the shop survives without it at normal demand, and how long it takes to come back. */
export type FailingNode = {
  readonly kind: (typeof NODE_KINDS)[number]
  readonly id: string
  readonly name: string
  /** Infinity = as long as it lasts. */
  readonly timeToSurviveDays: number
  readonly timeToRecoverDays: number
  /** True where the plan says nothing and the usual figure below was taken. */
  readonly isRecoverAssumed: boolean
  readonly isAtRisk: boolean
  /** Margin of what cannot be served until it is back, minor units; null = prices not known. */
  readonly exposureMinor: number | null
}

/** Days to recover that are taken where nothing else is known: ours, shown as such. */
export const USUAL_RECOVER_DAYS = { warehouse: 7, service: 3, supplier: 30 } as const
/** Stands for stock or trucks without a known limit. */
const AMPLE = 1e12
/** Longer than anybody plans. */
const FOREVER_DAYS = 3650

/**
 * Time to survive and to recover of every warehouse, carrier service and supplier, without any probability: what remains when one is gone, at the mean normal demand of the
 * run. Worst first: at risk before safe, then by exposure, then by time to survive. Source: Simchi-Levi et al. 2015, Interfaces 45(5).
 */
export function failingNodes(document: PlanDocument, input: SimulationInput): readonly FailingNode[] {
  const demand = unitsPerDay(input)
  const margin = input.markets.every(({ marginPerOrderMinor }) => marginPerOrderMinor !== null) && demand.total > 0 ? demand.marginMinor / demand.total : null
  const node = (kind: FailingNode['kind'], id: string, name: string, remaining: readonly RemainingNode[], lostUnitsPerDay: number, recover: number | null): FailingNode => {
    const timeToRecoverDays = recover ?? USUAL_RECOVER_DAYS[kind]
    const answer = assessSurvival(remaining, lostUnitsPerDay, timeToRecoverDays, margin ?? 0)
    const { timeToSurviveDays, isAtRisk, marginAtRisk } = answer.ok ? answer.value : { timeToSurviveDays: 0, isAtRisk: true, marginAtRisk: 0 }
    return { kind, id, name, timeToSurviveDays: timeToSurviveDays > FOREVER_DAYS ? Infinity : timeToSurviveDays, timeToRecoverDays, isRecoverAssumed: recover === null, isAtRisk, exposureMinor: margin === null ? null : Math.round(marginAtRisk) }
  }
  const nodes = [
    ...document.warehouses.map(({ id, name }, w) => node('warehouse', id, name, document.warehouses.flatMap((_, other) => (other === w ? [] : [warehouseNode(input, other, demand.unitsPerOrder)])), demand.total, null)),
    ...document.services.map(({ id, carrierName, serviceName }) => {
      const [remaining, lost] = carrierNodes(input, id, demand)
      return node('service', id, `${carrierName} ${serviceName}`.trim(), remaining, lost, null)
    }),
    ...document.suppliers.flatMap(({ id, name }) => {
      const worst = scarcestOf(document, input, id, demand)
      return worst ? [node('supplier', id, name, [{ units: worst.units, capacityUnitsPerDay: AMPLE }], worst.perDay, worst.recoverDays)] : []
    }),
  ]
  return nodes.sort((a, b) => Number(b.isAtRisk) - Number(a.isAtRisk) || (b.exposureMinor ?? 0) - (a.exposureMinor ?? 0) || a.timeToSurviveDays - b.timeToSurviveDays || (a.name < b.name ? -1 : 1))
}

type Demand = { readonly total: number; readonly marginMinor: number; readonly unitsPerOrder: number; readonly ofSku: readonly number[]; readonly ordersAt: readonly number[] }

function unitsPerDay(input: SimulationInput): Demand {
  const ofSku = input.skus.map(() => 0)
  const ordersAt = input.warehouses.map(() => 0)
  let [orders, total, marginMinor] = [0, 0, 0]
  for (const market of input.markets) {
    const own = market.meanOrdersPerDay.reduce((sum, count) => sum + count, 0) / input.horizonDays
    const units = mean(market.linesPerOrder) * mean(market.unitsPerLine)
    orders += own
    total += own * units
    marginMinor += own * (market.marginPerOrderMinor ?? 0)
    market.skuShare.forEach((share, s) => (ofSku[s]! += share * own * units))
    for (const { warehouse, share } of market.routing) ordersAt[warehouse]! += share * own
  }
  return { total, marginMinor, unitsPerOrder: orders > 0 ? total / orders : 1, ofSku, ordersAt }
}

const mean = ({ values, shares }: SimulationInput['markets'][number]['linesPerOrder']) => values.reduce((sum, value, i) => sum + value * shares[i]!, 0)

function warehouseNode(input: SimulationInput, w: number, unitsPerOrder: number): RemainingNode {
  const { capacityPerHour } = input.warehouses[w]!
  const parcels = capacityPerHour.length === 0 ? AMPLE : (capacityPerHour.reduce((sum, count) => sum + count, 0) * 24) / input.horizonHours
  const units = input.skus.reduce((sum, sku) => sum + (sku.onHandUnits[w]! < 0 ? AMPLE : sku.onHandUnits[w]!), 0)
  return { units, capacityUnitsPerDay: parcels * unitsPerOrder }
}

/** Lanes of other services at the warehouses that this one serves, and the demand of those warehouses. */
function carrierNodes(input: SimulationInput, serviceId: string, { ordersAt, unitsPerOrder }: Demand): readonly [RemainingNode[], number] {
  const served = new Set(input.lanes.filter((lane) => lane.serviceId === serviceId && lane.share > 0).map(({ warehouse }) => warehouse))
  const others = input.lanes.filter((lane) => served.has(lane.warehouse) && lane.serviceId !== serviceId)
  const lost = [...served].reduce((sum, w) => sum + ordersAt[w]!, 0)
  const pickupDays = (lane: SimulationInput['lanes'][number]) => new Set(lane.pickupHours.map((h) => input.markets[0]!.dayOfHour[h])).size / input.horizonDays
  return [others.map((lane) => ({ units: AMPLE, capacityUnitsPerDay: lane.capParcelsPerDay === null ? AMPLE : lane.capParcelsPerDay * unitsPerOrder * pickupDays(lane) })), lost * unitsPerOrder]
}

/** The SKU of a supplier whose known stock and lots on their way last shortest; null when none of its SKUs sells from known stock. */
function scarcestOf(document: PlanDocument, input: SimulationInput, supplierId: string, { ofSku }: Demand): { readonly units: number; readonly perDay: number; readonly recoverDays: number | null } | null {
  let worst: { readonly units: number; readonly perDay: number; readonly recoverDays: number | null } | null = null
  for (const terms of document.supplyTerms) {
    const s = input.skus.findIndex(({ id }) => id === terms.skuId)
    const sku = input.skus[s]
    if (terms.supplierId !== supplierId || !sku || !(ofSku[s]! > 0) || sku.onHandUnits.includes(-1)) continue
    const units = [...sku.onHandUnits, ...sku.inbound.map((lot) => lot.units)].reduce((sum, count) => sum + count, 0)
    if (worst === null || units / ofSku[s]! < worst.units / worst.perDay) worst = { units, perDay: ofSku[s]!, recoverDays: terms.leadTimeDays }
  }
  return worst
}
