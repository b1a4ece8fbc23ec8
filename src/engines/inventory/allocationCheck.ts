import type { AllocationInput, AllocationProblem } from './allocationTypes.ts'

/** The first thing that makes the input unusable, or null. */
export function allocationProblem(input: AllocationInput): AllocationProblem | null {
  const { warehouses, supplies, demands, lanes } = input
  const isAmount = (value: number | null): boolean => value === null || (value >= 0 && value <= 1e12)
  const isShare = (value: number | null): boolean => value === null || (value >= 0 && value <= 1)
  const numbers: readonly (readonly [boolean, string, string])[] = [
    ...warehouses.flatMap(({ id, capacityUnits, quota }) => [
      [isAmount(capacityUnits), 'capacityUnits', id] as const,
      [isAmount(quota?.minShippedUnits ?? 0), 'minShippedUnits', id] as const,
      [isAmount(quota?.maxInboundUnits ?? 0), 'maxInboundUnits', id] as const,
    ]),
    ...supplies.map(({ warehouseId, units }) => [isAmount(units), 'supply', warehouseId] as const),
    ...demands.flatMap(({ regionId, units, serviceShare }) => [[isAmount(units), 'demand', regionId] as const, [isShare(serviceShare), 'serviceShare', regionId] as const]),
    ...lanes.flatMap(({ from, to, costPerUnit, fixedCost, capacityUnits }) => [
      [isAmount(costPerUnit), 'costPerUnit', `${from} > ${to}`] as const,
      [isAmount(fixedCost), 'fixedCost', `${from} > ${to}`] as const,
      [isAmount(capacityUnits), 'capacityUnits', `${from} > ${to}`] as const,
    ]),
    [isShare(input.maxShareOfRegion), 'maxShareOfRegion', ''],
    [isShare(input.maxShareOfSku), 'maxShareOfSku', ''],
  ]
  const bad = numbers.find(([isFine]) => !isFine)
  if (bad) return { code: 'badNumber', field: bad[1], id: bad[2] }

  const houses = new Set(warehouses.map(({ id }) => id))
  const regions = new Set(demands.map(({ regionId }) => regionId))
  const unknown = [...supplies.map(({ warehouseId }) => warehouseId), ...lanes.map(({ from }) => from)].find((id) => !houses.has(id))
    ?? lanes.find(({ from, to }) => from === to || !(houses.has(to) || regions.has(to)))?.to
  if (unknown !== undefined) return { code: 'unknownPlace', id: unknown }

  const repeated = firstRepeated([...warehouses.map(({ id }) => id), ...regions])
    ?? firstRepeated(supplies.map(({ warehouseId, skuId }) => `${warehouseId} ${skuId}`))
    ?? firstRepeated(demands.map(({ regionId, skuId }) => `${regionId} ${skuId}`))
    ?? firstRepeated(lanes.map(({ from, to }) => `${from} > ${to}`))
  return repeated === null ? null : { code: 'repeated', id: repeated }
}

function firstRepeated(names: readonly string[]): string | null {
  const seen = new Set<string>()
  for (const name of names) {
    if (seen.has(name)) return name
    seen.add(name)
  }
  return null
}
