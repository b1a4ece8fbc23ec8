/**
 * One place that holds stock. `capacityUnits`: units it can send in the period, to regions and as transfers together (null is no limit).
 * A platform-held warehouse may have a quota: the platform takes in at most `maxInboundUnits` and asks that at least `minShippedUnits` go to buyers.
 */
export type AllocationWarehouse = {
  readonly id: string
  readonly capacityUnits: number | null
  readonly quota: { readonly minShippedUnits: number; readonly maxInboundUnits: number | null } | null
}

export type AllocationSupply = { readonly warehouseId: string; readonly skuId: string; readonly units: number }

/** At least `serviceShare` (0..1) of `units` must reach the region, at most all of them. */
export type AllocationDemand = { readonly regionId: string; readonly skuId: string; readonly units: number; readonly serviceShare: number }

/** A way from a warehouse to a region (a shipment) or to another warehouse (a transfer); `fixedCost` is paid once when any unit goes. */
export type AllocationLane = {
  readonly from: string
  readonly to: string
  readonly costPerUnit: number
  readonly fixedCost: number
  readonly capacityUnits: number | null
}

/** Money in one currency; ids of warehouses and regions share one space of names. Shares are of demand and hold for each warehouse. */
export type AllocationInput = {
  readonly warehouses: readonly AllocationWarehouse[]
  readonly supplies: readonly AllocationSupply[]
  readonly demands: readonly AllocationDemand[]
  readonly lanes: readonly AllocationLane[]
  readonly maxShareOfRegion: number | null
  readonly maxShareOfSku: number | null
  readonly isWholeUnits: boolean
}

export type AllocationFlow = { readonly from: string; readonly to: string; readonly skuId: string; readonly units: number; readonly kind: 'shipment' | 'transfer' }

/** `lowerBound`: no plan costs less. `isOptimal` is false when the search was cut short: the plan keeps every limit, but may cost more than it must. */
export type Allocation = { readonly flows: readonly AllocationFlow[]; readonly cost: number; readonly lowerBound: number; readonly isOptimal: boolean }

/**
 * A limit that must give way, and by how many units: demand served less than asked, a warehouse or lane sending more than it can, one warehouse
 * serving more than its share, a platform quota passed. `skuId` is null where the limit is over all SKUs, `otherId` names the second place.
 */
export type AllocationFault = {
  readonly group: 'demand' | 'warehouseCapacity' | 'laneCapacity' | 'regionShare' | 'skuShare' | 'quotaShipped' | 'quotaInbound'
  readonly id: string
  readonly otherId: string | null
  readonly skuId: string | null
  readonly units: number
}

export type AllocationProblem =
  | { readonly code: 'badNumber'; readonly field: string; readonly id: string }
  | { readonly code: 'unknownPlace'; readonly id: string }
  | { readonly code: 'repeated'; readonly id: string }
  | { readonly code: 'tooLarge'; readonly cells: number }
  | { readonly code: 'infeasible'; readonly faults: readonly AllocationFault[] }
  | { readonly code: 'notSolved'; readonly status: string }
