import type { AllocationFault, AllocationInput, AllocationLane } from './allocationTypes.ts'

/** Units of one SKU over one lane, and the rows (by number) it counts in. */
export type FlowColumn = { readonly lane: AllocationLane; readonly laneIndex: number; readonly skuId: string; readonly isTransfer: boolean; readonly rows: Map<number, number> }

/** Sum over columns, at least `min` or at most `max`; a row with a `fault` may be relaxed when no plan is possible, one without is a fact. */
export type AllocationRow = { readonly min: number; readonly max: number; readonly fault: Omit<AllocationFault, 'units'> | null }

export type AllocationModel = { readonly columns: readonly FlowColumn[]; readonly rows: readonly AllocationRow[]; readonly mostUnitsOfLane: readonly number[] }

/**
 * The linear programme of an allocation: one column per lane and SKU, rows for stock, demand, capacity, shares and quotas.
 *
 * Shapes: rows over columns. Units: units of stock. Source: transshipment problem, Ahuja, Magnanti and Orlin 1993, Network Flows, chapter 1.
 */
export function allocationModel(input: AllocationInput): AllocationModel {
  const { warehouses, supplies, demands, lanes, isWholeUnits } = input
  const houses = new Set(warehouses.map(({ id }) => id))
  const skus = [...new Set([...supplies, ...demands].map(({ skuId }) => skuId))]
  const wanted = new Set(demands.filter(({ units }) => units > 0).map(({ regionId, skuId }) => `${regionId} ${skuId}`))
  const columns = lanes.flatMap((lane, laneIndex) =>
    skus.flatMap((skuId): FlowColumn[] => {
      const isTransfer = houses.has(lane.to)
      return isTransfer || wanted.has(`${lane.to} ${skuId}`) ? [{ lane, laneIndex, skuId, isTransfer, rows: new Map() }] : []
    }))
  const rows: AllocationRow[] = []
  const addRow = (row: AllocationRow, partOf: (column: FlowColumn) => number): void => {
    for (const column of columns) {
      const part = partOf(column)
      if (part !== 0) column.rows.set(rows.length, part)
    }
    rows.push(row)
  }
  const atMost = (units: number): { readonly min: number; readonly max: number } => ({ min: -Infinity, max: isWholeUnits ? Math.floor(units + 1e-9) : units })
  const fault = (group: AllocationFault['group'], id: string, otherId: string | null = null, skuId: string | null = null): AllocationRow['fault'] => ({ group, id, otherId, skuId })

  const stock = new Map(supplies.map(({ warehouseId, skuId, units }) => [`${warehouseId} ${skuId}`, units]))
  for (const { id } of warehouses) {
    for (const skuId of skus) {
      addRow({ ...atMost(stock.get(`${id} ${skuId}`) ?? 0), fault: null }, ({ lane, skuId: own }) => (own !== skuId ? 0 : Number(lane.from === id) - Number(lane.to === id)))
    }
  }
  for (const { regionId, skuId, units, serviceShare } of demands) {
    const inDemand = ({ lane, skuId: own }: FlowColumn): number => Number(lane.to === regionId && own === skuId)
    const needed = serviceShare * units
    addRow({ ...atMost(units), fault: null }, inDemand)
    if (needed > 0) addRow({ min: isWholeUnits ? Math.min(Math.floor(units + 1e-9), Math.ceil(needed - 1e-9)) : needed, max: Infinity, fault: fault('demand', regionId, null, skuId) }, inDemand)
  }
  for (const { id, capacityUnits, quota } of warehouses) {
    if (capacityUnits !== null) addRow({ ...atMost(capacityUnits), fault: fault('warehouseCapacity', id) }, ({ lane }) => Number(lane.from === id))
    if (quota === null) continue
    if (quota.minShippedUnits > 0) addRow({ min: isWholeUnits ? Math.ceil(quota.minShippedUnits - 1e-9) : quota.minShippedUnits, max: Infinity, fault: fault('quotaShipped', id) }, ({ lane, isTransfer }) => Number(lane.from === id && !isTransfer))
    if (quota.maxInboundUnits !== null) addRow({ ...atMost(quota.maxInboundUnits), fault: fault('quotaInbound', id) }, ({ lane }) => Number(lane.to === id))
  }
  lanes.forEach(({ from, to, capacityUnits }, i) => {
    if (capacityUnits !== null) addRow({ ...atMost(capacityUnits), fault: fault('laneCapacity', from, to) }, ({ laneIndex }) => Number(laneIndex === i))
  })
  const demandOf = (isOwn: (demand: AllocationInput['demands'][number]) => boolean): number => demands.reduce((sum, demand) => (isOwn(demand) ? sum + demand.units : sum), 0)
  if (input.maxShareOfRegion !== null) {
    lanes.forEach(({ from, to }, i) => {
      if (!houses.has(to)) addRow({ ...atMost(input.maxShareOfRegion! * demandOf(({ regionId }) => regionId === to)), fault: fault('regionShare', from, to) }, ({ laneIndex }) => Number(laneIndex === i))
    })
  }
  if (input.maxShareOfSku !== null) {
    for (const skuId of skus) {
      const most = input.maxShareOfSku * demandOf((demand) => demand.skuId === skuId)
      for (const { id } of warehouses) addRow({ ...atMost(most), fault: fault('skuShare', id, null, skuId) }, ({ lane, skuId: own, isTransfer }) => Number(lane.from === id && own === skuId && !isTransfer))
    }
  }
  const allStock = supplies.reduce((sum, { units }) => sum + units, 0)
  const capacityOf = new Map(warehouses.map(({ id, capacityUnits }) => [id, capacityUnits ?? Infinity]))
  const mostUnitsOfLane = lanes.map(({ from, to, capacityUnits }) =>
    Math.min(capacityUnits ?? Infinity, capacityOf.get(from)!, allStock, houses.has(to) ? Infinity : (input.maxShareOfRegion ?? 1) * demandOf(({ regionId }) => regionId === to)))
  return { columns, rows, mostUnitsOfLane }
}
