import type { MoneyInput } from './moneyInput.ts'

export type { MoneyInput }

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
  // What follows is left out where a plan does not use it, so that its input keeps its hash.
  readonly disruptions?: readonly DisruptionInput[]
  readonly throttles?: readonly ThrottleInput[]
  readonly transfers?: readonly TransferInput[]
  readonly money?: MoneyInput
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
  /** Chance per day that a buyer cancels, by age in market days since the order's day; the last value holds for every greater age. Takes the place of `buyerCancelProbabilityPerDay`. */
  readonly buyerCancelProbabilityByAge?: readonly number[]
  /** An order goes to the next warehouse with the goods whose backlog is smaller when that of its first choice exceeds this many hours of planned packing. */
  readonly spillBacklogHours?: number
  readonly volumeLimit?: VolumeLimitInput
  /** A new shop may take this many orders a day; the rest are refused. */
  readonly newShopCapOrdersPerDay?: number
  /** Share of delivered parcels that come back and are put in stock again (at the warehouse that sent them), days after the delivery. */
  readonly returns?: { readonly share: number; readonly afterDays: DiscreteInput }
}

/** Order-volume limit: set at the end of the market day named, from the trailing late dispatch rate of that day; orders beyond it are refused. */
export type VolumeLimitInput = {
  /** Ascending by `fromLdrShare`; the last one reached holds. */
  readonly tiers: readonly { readonly fromLdrShare: number; readonly limitOrdersPerDay: number }[]
  /** A limit stands for this many days, then is set anew. */
  readonly daysInForce: number
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
  /** Which orders are packed first; absent = `fifo`. `savableFirst`: those that can still make their deadline, oldest first, then the rest. */
  readonly packingOrder?: 'fifo' | 'earliestDeadline' | 'savableFirst'
  /** Units that can be taken in per market day (of market 0); the rest wait, oldest first. */
  readonly receivingUnitsPerDay?: number
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
  /** Of those picked up; both arrive, and cost a refund. */
  readonly damagedShare?: number
  readonly wrongItemShare?: number
}

export type SkuInput = {
  readonly id: string
  readonly class: number
  /** [warehouses] units on hand at hour 0; -1 = unlimited. */
  readonly onHandUnits: readonly number[]
  /** Arrivals: uniform over `fromHour..toHour`. */
  readonly inbound: readonly { readonly warehouse: number; readonly units: number; readonly fromHour: number; readonly toHour: number }[]
  /** Daily review (at the end of the market day of market 0) on inventory position; null = no orders. */
  readonly reorder: ReorderInput | null
}

/** (s, S): a position at or under the reorder point is filled up to the target. Lead time in whole days from the review to the shelf. */
export type ReorderInput = {
  readonly warehouse: number
  readonly reorderPointUnits: number
  readonly orderUpToUnits: number
  readonly leadTimeDays: DiscreteInput
  /** Orders are rounded up to whole cases; absent = single units. */
  readonly caseUnits?: number
  /** The position is that of these warehouses together, and an order is shared among them towards these shares of it, which sum to 1; absent = all at `warehouse`. */
  readonly places?: readonly { readonly warehouse: number; readonly share: number }[]
}

export type Range = { readonly from: number; readonly to: number }
export type EventInput = ViralSpikeInput | LivestreamInput | PlateauInput | SelfExcitingInput | AdCampaignInput
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
  /** [durationHours] weight of each hour of the show on the excess over 1, of mean 1; absent = even. */
  readonly shape?: readonly number[]
}
/** A promotion or a season: demand runs at `factor` for its hours, then at `afterFactor` for `afterHours` (bought ahead). */
export type PlateauInput = {
  readonly kind: 'plateau'
  readonly market: number | null
  readonly classes: readonly number[]
  readonly startHour: number
  readonly durationHours: number
  readonly factor: number
  readonly afterHours: number
  readonly afterFactor: number
  readonly probability: number
}
/**
 * A video that spreads by being bought (discrete Hawkes process): `firstOrders` orders on average come by themselves, evenly over `riseHours`; each extra order
 * brings `branchingRatio` (n < 1) more on average, k hours later with weight (1 - b) b^(k-1), b = `memoryPerHour`. Mean in all: firstOrders / (1 - n).
 * Deterministic mode: expectations. The orders come on top of the factors of other events and take the classes' own SKU shares.
 */
export type SelfExcitingInput = {
  readonly kind: 'selfExciting'
  readonly market: number | null
  readonly classes: readonly number[]
  readonly startHour: Range
  readonly firstOrders: Range
  readonly riseHours: number
  readonly branchingRatio: number
  readonly memoryPerHour: number
  readonly probability: number
}
/** Orders that ads bring on top, by hour from the start; they and their spend are cut by a throttle. */
export type AdCampaignInput = {
  readonly kind: 'adCampaign'
  readonly market: number | null
  readonly classes: readonly number[]
  readonly startHour: number
  /** Mean extra orders in each hour from `startHour` on. */
  readonly extraOrdersPerHour: readonly number[]
  /** The spend behind it, minor units, same length. */
  readonly spendMinorPerHour: readonly number[]
}

/**
 * A disruption. `packing`: capacity times `keptShare`. `pickup`: trucks of the lanes do not come when `keptShare` is 0, else their daily cap (or, without a cap, what
 * waits) times it. `transit`: parcels on the way do not move, so every delivery still open comes that much later. `receipt`: lots that arrive wait until it
 * ends (customs hold). `inboundTransit`: lots on the way do not move. `reorder`: no orders at suppliers. `orders`: demand of the markets times `keptShare`.
 */
export const DISRUPTION_KINDS = ['packing', 'pickup', 'transit', 'receipt', 'inboundTransit', 'reorder', 'orders'] as const
export type DisruptionInput = {
  readonly kind: (typeof DISRUPTION_KINDS)[number]
  /** Names its stream of chance. */
  readonly id: string
  /** Warehouses (packing, receipt, inboundTransit, reorder), lanes (pickup, transit) or markets (orders) it hits, as indices. */
  readonly where: readonly number[]
  readonly keptShare: number
  /** By calendar: hours [from, to). By chance: each market day (of market 0) it starts with `startProbabilityPerDay` and ends with `endProbabilityPerDay`. */
  readonly when:
    | { readonly kind: 'calendar'; readonly fromHour: number; readonly toHour: number; readonly probability: number }
    | { readonly kind: 'random'; readonly startProbabilityPerDay: number; readonly endProbabilityPerDay: number }
}

/**
 * Closed loop, looked at when the day of market 0 ends: on from `reactionDelayHours` later while the trigger holds at a day's end, off as long after it no longer does.
 * On: the excess of events over 1 and all ad campaigns are multiplied by `eventKeptShare`, and a market takes at most `ordersPerDayCap` orders a day.
 */
export type ThrottleInput = {
  readonly id: string
  readonly trigger: { readonly kind: 'backlogDays'; readonly days: number } | { readonly kind: 'ldr'; readonly share: number }
  readonly reactionDelayHours: number
  readonly eventKeptShare: number
  readonly ordersPerDayCap: number | null
}

export type TransferInput = { readonly sku: number; readonly fromWarehouse: number; readonly toWarehouse: number; readonly units: number; readonly departHour: number; readonly arriveHour: number }

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

/** Integers per replication; -1 = did not happen (money: always an integer, 0 in every run without money input; `limitedOrders` = refused by a volume limit, a new-shop cap or a throttle's cap). */
export const KPI_NAMES = [
  'arrivedOrders', 'lostOrders', 'oversoldOrders', 'cancelledOrders', 'pacedOrders', 'dispatchedParcels', 'lateParcels', 'overdueParcelsAtEnd',
  'backlogParcelsAtEnd', 'peakBacklogParcels', 'peakBacklogDay', 'daysToClear', 'deliveredParcels', 'lostInTransitParcels', 'inTransitParcelsAtEnd',
  'ldrPeakBasisPoints', 'ldrPeakDay', 'otdrBasisPoints', 'marginLostMinor',
  'limitedOrders', 'damagedParcels', 'wrongItemParcels', 'returnedUnits', 'throttledHours', 'limitedDays',
  'revenueMinor', 'goodsCostMinor', 'platformFeesMinor', 'adSpendMinor', 'shippingMinor', 'labourMinor', 'storageMinor', 'refundsMinor', 'penaltiesMinor', 'leftoverLossMinor', 'actionsMinor', 'profitMinor', 'lowestCashMinor',
] as const
export type KpiName = (typeof KPI_NAMES)[number]
/** Money KPIs: `null` in a summary without money input; the sum of the signed parts is the profit. */
export const MONEY_KPI_NAMES = ['revenueMinor', 'goodsCostMinor', 'platformFeesMinor', 'adSpendMinor', 'shippingMinor', 'labourMinor', 'storageMinor', 'refundsMinor', 'penaltiesMinor', 'leftoverLossMinor', 'actionsMinor', 'profitMinor', 'lowestCashMinor'] as const satisfies readonly KpiName[]

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
} & Usage

/**
 * Sums over replications, whole parcels; absent in results stored before they were counted. Not part of `resultHash`.
 *
 * `utilisation`: [warehouses][168] by hour of the UTC week (0 = Monday 00:00): parcels packed, and what the capacity calendar plans (0 where packing is
 * unlimited); noise, outages and disruptions are in what was packed, not in what was planned.
 * `ageAtDispatch`: [336] parcels by whole hours from order to dispatch, the last one open, and how many of them were late.
 */
export type Usage = {
  readonly utilisation?: { readonly packedParcels: readonly (readonly number[])[]; readonly plannedParcels: readonly (readonly number[])[] }
  readonly ageAtDispatch?: { readonly parcels: readonly number[]; readonly lateParcels: readonly number[] }
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
} & Usage
export type GateSummary = {
  readonly name: GateName
  readonly limit: number
  readonly brokenReplications: number
  readonly probabilityBroken: number
  /** Wilson 95 % interval. */
  readonly interval: readonly [number, number]
}
export type BreaksFirst = { readonly stage: GateName; readonly where: string | null; readonly shareOfReplications: number; readonly medianHour: number }
