/**
 * What the hourly cohort kernel takes and gives. Plain JSON data throughout, so that the canonical form has one hash.
 *
 * Index spaces: m market, w warehouse, c carrier service, s SKU, k rate class, d market day (0 = the day that holds hour 0),
 * h hour since `startHourUtc` (negative = before the start). Every number that came out of floating-point work is rounded
 * to 9 significant digits by the builder (advice/), never here.
 */
export type SimulationInput = {
  readonly mode: 'random' | 'deterministic'
  readonly startHourUtc: number
  readonly horizonHours: number
  readonly horizonDays: number
  readonly currency: string
  readonly markets: readonly MarketInput[]
  readonly warehouses: readonly WarehouseInput[]
  readonly lanes: readonly LaneInput[]
  readonly skus: readonly SkuInput[]
  readonly classCount: number
  readonly events: readonly EventInput[]
  readonly opening: OpeningInput
  /** Stages whose limit is lifted: for the headroom of the others. */
  readonly unlimited: { readonly stock: boolean; readonly packing: boolean; readonly carriers: boolean }
  readonly gates: GateLimits
  /** SKUs whose stock is reported by day (at most 6), as indices. */
  readonly trackedSkus: readonly number[]
}

export type MarketInput = {
  readonly id: string
  /** [horizonHours] market day of each hour. */
  readonly dayOfHour: readonly number[]
  /** [horizonHours] last on-time hour for an order arriving in that hour; may lie beyond the horizon. */
  readonly deadlineHour: readonly number[]
  /** The same, one business day later: for the excess over Order Handling Capacity. */
  readonly deadlineHourExtended: readonly number[]
  /** [horizonHours] last on-time hour of delivery. */
  readonly deliverByHour: readonly number[]
  /** [horizonHours] hour at whose end a still undispatched order is cancelled by the platform; empty = never. */
  readonly autoCancelHour: readonly number[]
  /** [horizonHours] share of its market day's orders; sums to 1 over each full day, less on a partial first or last one. */
  readonly hourShare: readonly number[]
  /** [horizonDays] mean orders per full market day before events. */
  readonly meanOrdersPerDay: readonly number[]
  /** Quantile function of the persisting forecast error as a factor of mean 1: equally spaced p = (i + .5)/n, read linearly; empty = none. */
  readonly levelFactorQuantiles: readonly number[]
  /** Gamma shape of the day factor of mean 1; null = none. */
  readonly dayFactorShape: number | null
  /** [skus] share of orders led by each SKU; sums to 1. */
  readonly skuShare: readonly number[]
  /** Lines in an order and units in a line, as discrete distributions; one line of one unit = `{values:[1],shares:[1]}`. */
  readonly linesPerOrder: DiscreteInput
  readonly unitsPerLine: DiscreteInput
  /** First choice of warehouse; the rest follow in list order. Shares sum to 1. */
  readonly routing: readonly { readonly warehouse: number; readonly share: number }[]
  readonly whenOutOfStock: 'lost' | 'oversold'
  readonly buyerCancelProbabilityPerDay: number
  readonly orderHandlingCapacity: number | null
  readonly isPaced: boolean
  readonly isDispatchAtReadyToShip: boolean
  readonly ldrWindowDays: number
  /** Mean margin of an order, minor units; null = costs unknown, no money answers. */
  readonly marginPerOrderMinor: number | null
}
export type DiscreteInput = { readonly values: readonly number[]; readonly shares: readonly number[] }

export type WarehouseInput = {
  readonly id: string
  /** [horizonHours] parcels that can be packed in each hour (fractions are carried); empty = unlimited. */
  readonly capacityPerHour: readonly number[]
  readonly capacityNoiseShape: number | null
  /** Random on/off per day: chance to stop when running, chance to resume when stopped (1 = one day). */
  readonly outageProbabilityPerDay: number
  readonly repairProbabilityPerDay: number
}

/** One carrier service at one warehouse. */
export type LaneInput = {
  readonly serviceId: string
  readonly warehouse: number
  /** Share of the warehouse's parcels; shares of a warehouse sum to 1. */
  readonly share: number
  /** Hours at whose end the truck leaves, ascending, within the horizon. */
  readonly pickupHours: readonly number[]
  /** Market day (of market 0) of each pick-up is derived; cap per day over its pick-ups; null = unlimited. */
  readonly capParcelsPerDay: number | null
  readonly transitShareByDay: readonly number[]
  readonly lostShare: number
}

export type SkuInput = {
  readonly id: string
  readonly class: number
  /** [warehouses] units on hand at hour 0; -1 = unlimited. */
  readonly onHandUnits: readonly number[]
  /** Arrivals: uniform over `fromHour..toHour`. */
  readonly inbound: readonly { readonly warehouse: number; readonly units: number; readonly fromHour: number; readonly toHour: number }[]
  /** Daily review (at the end of the market day of market 0) on inventory position; null = no orders. */
  readonly reorder: { readonly warehouse: number; readonly reorderPointUnits: number; readonly orderUpToUnits: number; readonly leadTimeDays: DiscreteInput } | null
}

export type Range = { readonly from: number; readonly to: number }
export type EventInput = ViralSpikeInput | LivestreamInput
export type ViralSpikeInput = {
  readonly kind: 'viralSpike'
  readonly market: number | null
  readonly classes: readonly number[]
  /** Drawn uniformly per replication; `from === to` = fixed. */
  readonly startHour: Range
  readonly peakFactor: Range
  readonly halfLifeHours: Range
  readonly riseHours: number
  readonly probability: number
}
export type LivestreamInput = {
  readonly kind: 'livestream'
  readonly market: number | null
  readonly classes: readonly number[]
  readonly startHours: readonly number[]
  readonly durationHours: number
  readonly factor: number
  readonly probability: number
}

export type OpeningInput = {
  /** Orders waiting to be packed, oldest first per warehouse. */
  readonly waiting: readonly { readonly market: number; readonly warehouse: number; readonly arrivalHour: number; readonly deadlineHour: number; readonly deliverByHour: number; readonly autoCancelHour: number | null; readonly parcels: number }[]
  /** Dispatches before the start, for the trailing rate: `day` is negative, or 0 for those of the day in which the run starts. */
  readonly trailing: readonly { readonly market: number; readonly day: number; readonly dispatched: number; readonly late: number }[]
}

export type GateLimits = {
  readonly ldrEnforcementShare: number
  readonly otdrTargetShare: number
}
export const GATE_NAMES = ['stock', 'packing', 'carriers', 'delivery', 'account'] as const
export type GateName = (typeof GATE_NAMES)[number]

/** Integers per replication; -1 = did not happen. */
export const KPI_NAMES = [
  'arrivedOrders', 'lostOrders', 'oversoldOrders', 'cancelledOrders', 'pacedOrders', 'dispatchedParcels', 'lateParcels', 'overdueParcelsAtEnd',
  'backlogParcelsAtEnd', 'peakBacklogParcels', 'peakBacklogDay', 'daysToClear', 'deliveredParcels', 'lostInTransitParcels', 'inTransitParcelsAtEnd',
  'ldrPeakBasisPoints', 'ldrPeakDay', 'otdrBasisPoints', 'marginLostMinor',
] as const
export type KpiName = (typeof KPI_NAMES)[number]

/**
 * The result of some replications, joinable in any order.
 *
 * `kpis[name][i]` belongs to replication `replications[i]`. `gateHour[gate][i]` = hour at which the gate broke first, -1 = held.
 * `gateWhere[gate][i]` = index of the warehouse (packing), lane (carriers), SKU (stock) that broke first, -1 otherwise.
 * `histograms[series][d]` = sorted [value, count] pairs over replications, values integers; LDR in basis points, -1 = nothing dispatched.
 */
export type Shard = {
  readonly replications: readonly number[]
  readonly kpis: { readonly [K in KpiName]: readonly number[] }
  readonly gateHour: { readonly [K in GateName]: readonly number[] }
  readonly gateWhere: { readonly [K in GateName]: readonly number[] }
  readonly histograms: { readonly [series: string]: readonly (readonly (readonly [number, number])[])[] }
}

/** Series of every result, by market day: `orders`, `dispatched`, `backlog` (parcels not yet dispatched at day's end), `doomed` (of these, already past
 * their deadline), `ldrBasisPoints`, `latestSlackHours` (at day's end: for the newest waiting order, expected finish minus deadline; negative = in time),
 * `orders@<warehouseId>`, `backlog@<warehouseId>`, `stock@<skuId>` for tracked SKUs. */
export type Quantiles7 = readonly [number, number, number, number, number, number, number]

export type StressSummary = {
  readonly replications: number
  readonly counts: { readonly [K in KpiName]?: number }
  readonly kpis: { readonly [K in KpiName]: Quantiles7 | null }
  readonly gates: readonly GateSummary[]
  readonly breaksFirst: BreaksFirst | null
  /** Rows in the order of QUANTILE_LEVELS of the product; [7][days]. null where nothing was dispatched. */
  readonly series: { readonly [series: string]: readonly (readonly (number | null)[])[] }
}
export type GateSummary = {
  readonly name: GateName
  readonly limit: number
  readonly brokenReplications: number
  readonly probabilityBroken: number
  /** Wilson 95 % interval. */
  readonly interval: readonly [number, number]
}
export type BreaksFirst = { readonly stage: GateName; readonly where: string | null; readonly shareOfReplications: number; readonly medianHour: number }
