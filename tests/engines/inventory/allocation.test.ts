import { describe, expect, it } from 'vitest'

import { allocate } from '#engines/inventory/allocation.ts'
import type { AllocationFault, AllocationInput, AllocationLane } from '#engines/inventory/allocationTypes.ts'
import { createStream, nextUnit, seedStream } from '#math/rng.ts'

const stream = createStream()
const pick = (below: number): number => Math.floor(nextUnit(stream) * below)

type Edge = { readonly from: number; readonly to: number; capacity: number; readonly cost: number; flow: number }

/** Cheapest cost of sending `wanted` units from node 0 to node 1 by successive shortest paths (Bellman and Ford), null when they do not fit. */
function minCostFlow(nodes: number, given: readonly (readonly [number, number, number, number])[], wanted: number): number | null {
  const edges: Edge[] = given.map(([from, to, capacity, cost]) => ({ from, to, capacity, cost, flow: 0 }))
  let left = wanted
  let total = 0
  while (left > 0) {
    const distance = new Array<number>(nodes).fill(Infinity)
    const by = new Array<{ edge: Edge; sign: number } | null>(nodes).fill(null)
    distance[0] = 0
    for (let round = 0; round < nodes; round += 1) {
      for (const edge of edges) {
        if (edge.flow < edge.capacity && distance[edge.from]! + edge.cost < distance[edge.to]! - 1e-9) {
          distance[edge.to] = distance[edge.from]! + edge.cost
          by[edge.to] = { edge, sign: 1 }
        }
        if (edge.flow > 0 && distance[edge.to]! - edge.cost < distance[edge.from]! - 1e-9) {
          distance[edge.from] = distance[edge.to]! - edge.cost
          by[edge.from] = { edge, sign: -1 }
        }
      }
    }
    if (distance[1] === Infinity) return null
    let most = left
    for (let node = 1; node !== 0;) {
      const { edge, sign } = by[node]!
      most = Math.min(most, sign > 0 ? edge.capacity - edge.flow : edge.flow)
      node = sign > 0 ? edge.from : edge.to
    }
    for (let node = 1; node !== 0;) {
      const { edge, sign } = by[node]!
      edge.flow += sign * most
      node = sign > 0 ? edge.from : edge.to
    }
    left -= most
    total += most * distance[1]!
  }
  return total
}

/** The allocation of one SKU as a network: source 0, sink 1, each warehouse split in two for its capacity. Closed lanes carry nothing. */
function networkCost(input: AllocationInput, closed: ReadonlySet<number> = new Set()): number | null {
  const { warehouses, supplies, demands, lanes } = input
  const inOf = new Map(warehouses.map(({ id }, i) => [id, 2 + 2 * i]))
  const regionOf = new Map(demands.map(({ regionId }, i) => [regionId, 2 + 2 * warehouses.length + i]))
  let wanted = 0
  const edges: [number, number, number, number][] = []
  for (const { warehouseId, units } of supplies) edges.push([0, inOf.get(warehouseId)!, units, 0])
  for (const { id, capacityUnits } of warehouses) edges.push([inOf.get(id)!, inOf.get(id)! + 1, capacityUnits ?? 1e9, 0])
  lanes.forEach(({ from, to, costPerUnit, capacityUnits }, i) => {
    if (!closed.has(i)) edges.push([inOf.get(from)! + 1, inOf.get(to) ?? regionOf.get(to)!, capacityUnits ?? 1e9, costPerUnit])
  })
  for (const { regionId, units, serviceShare } of demands) {
    const needed = Math.ceil(units * serviceShare - 1e-9)
    edges.push([regionOf.get(regionId)!, 1, needed, 0])
    wanted += needed
  }
  const cost = minCostFlow(2 + 2 * warehouses.length + demands.length, edges, wanted)
  return cost === null ? null : cost + lanes.reduce((sum, { fixedCost }, i) => (fixedCost > 0 && !closed.has(i) ? sum + fixedCost : sum), 0)
}

function randomNetwork(fixedLanes: number): AllocationInput {
  const warehouses = Array.from({ length: 2 + pick(2) }, (_, i) => ({ id: `w${i}`, capacityUnits: pick(3) === 0 ? 15 + pick(30) : null, quota: null }))
  const demands = Array.from({ length: 2 + pick(3) }, (_, i) => ({ regionId: `r${i}`, skuId: 'a', units: pick(20), serviceShare: pick(2) === 0 ? 1 : 0.8 }))
  const lanes: AllocationLane[] = []
  const add = (from: string, to: string) => lanes.push({ from, to, costPerUnit: 1 + pick(20), fixedCost: 0, capacityUnits: pick(4) === 0 ? 4 + pick(12) : null })
  for (const { id } of warehouses) {
    for (const { regionId } of demands) if (pick(5) > 0) add(id, regionId)
    for (const other of warehouses) if (other.id !== id && pick(3) === 0) add(id, other.id)
  }
  return {
    warehouses, demands, supplies: warehouses.map(({ id }) => ({ warehouseId: id, skuId: 'a', units: 5 + pick(30) })),
    lanes: lanes.map((lane, i) => (i < fixedLanes ? { ...lane, fixedCost: 5 + pick(60) } : lane)), maxShareOfRegion: null, maxShareOfSku: null, isWholeUnits: true,
  }
}

/** Every limit, checked on the flows themselves. */
function expectWithin(input: AllocationInput, flows: readonly { from: string; to: string; skuId: string; units: number }[]): void {
  const sum = (isOwn: (flow: (typeof flows)[number]) => boolean) => flows.reduce((total, flow) => (isOwn(flow) ? total + flow.units : total), 0)
  for (const { warehouseId, skuId, units } of input.supplies) {
    expect(sum((flow) => flow.from === warehouseId && flow.skuId === skuId) - sum((flow) => flow.to === warehouseId && flow.skuId === skuId)).toBeLessThanOrEqual(units + 1e-6)
  }
  for (const { regionId, skuId, units, serviceShare } of input.demands) {
    const served = sum((flow) => flow.to === regionId && flow.skuId === skuId)
    expect(served).toBeGreaterThanOrEqual(units * serviceShare - 1e-6)
    expect(served).toBeLessThanOrEqual(units + 1e-6)
  }
  for (const { id, capacityUnits } of input.warehouses) expect(sum(({ from }) => from === id)).toBeLessThanOrEqual((capacityUnits ?? Infinity) + 1e-6)
  for (const lane of input.lanes) expect(sum(({ from, to }) => from === lane.from && to === lane.to)).toBeLessThanOrEqual((lane.capacityUnits ?? Infinity) + 1e-6)
}

describe('allocation', () => {
  it.each([[0, 200, 21], [5, 200, 22]])('with %i fixed lane costs equals min-cost flow over every choice of open lanes, %i random networks', (fixedLanes, runs, seed) => {
    seedStream(stream, seed, 0, 0, 0)
    let solved = 0
    for (let run = 0; run < runs; run += 1) {
      const input = randomNetwork(fixedLanes)
      let best: number | null = null
      for (let mask = 0; mask < 2 ** fixedLanes; mask += 1) {
        const closed = new Set(Array.from({ length: fixedLanes }, (_, i) => i).filter((i) => i < input.lanes.length && (mask >> i) & 1))
        const cost = networkCost(input, closed)
        if (cost !== null && (best === null || cost < best)) best = cost
      }
      const result = allocate(input)
      expect(result.ok, `run ${run}: ${JSON.stringify(result)}`).toBe(best !== null)
      if (!result.ok) {
        expect(result.error.code).toBe('infeasible')
        continue
      }
      solved += 1
      expect(result.value.cost, `run ${run}`).toBeCloseTo(best!, 6)
      expect(result.value.isOptimal).toBe(true)
      expectWithin(input, result.value.flows)
    }
    expect(solved).toBeGreaterThan(runs / 4)
  })

  it('equals trying every whole plan of two SKUs with shares, quotas and fixed costs', () => {
    seedStream(stream, 23, 0, 0, 0)
    let solved = 0
    for (let run = 0; run < 60; run += 1) {
      const skus = ['a', 'b']
      const lanes = [['w0', 'r0'], ['w1', 'r0'], ['w0', 'w1']].map(([from, to]) => ({ from: from!, to: to!, costPerUnit: 1 + pick(9), fixedCost: pick(2) * pick(12), capacityUnits: null }))
      const input: AllocationInput = {
        warehouses: [{ id: 'w0', capacityUnits: 4 + pick(8), quota: null }, { id: 'w1', capacityUnits: null, quota: { minShippedUnits: pick(3), maxInboundUnits: pick(4) } }],
        supplies: skus.flatMap((skuId) => ['w0', 'w1'].map((warehouseId) => ({ warehouseId, skuId, units: pick(6) }))),
        demands: skus.map((skuId) => ({ regionId: 'r0', skuId, units: 2 + pick(4), serviceShare: 0.75 })),
        lanes, maxShareOfRegion: pick(2) === 0 ? null : 0.7, maxShareOfSku: pick(2) === 0 ? null : 0.8, isWholeUnits: true,
      }
      const stock = (warehouseId: string, skuId: string) => input.supplies.find((supply) => supply.warehouseId === warehouseId && supply.skuId === skuId)!.units
      const demand = input.demands.map(({ units }) => units)
      let best = Infinity
      const span = 6
      for (let code = 0; code < span ** 6; code += 1) {
        const x = Array.from({ length: 6 }, (_, i) => Math.floor(code / span ** i) % span)
        const [fromA, fromB, otherA, otherB, movedA, movedB] = x as [number, number, number, number, number, number]
        if (fromA + movedA > stock('w0', 'a') || fromB + movedB > stock('w0', 'b') || otherA > stock('w1', 'a') + movedA || otherB > stock('w1', 'b') + movedB) continue
        if (fromA + otherA > demand[0]! || fromB + otherB > demand[1]! || fromA + otherA < 0.75 * demand[0]! || fromB + otherB < 0.75 * demand[1]!) continue
        const [w0, w1] = input.warehouses as [AllocationInput['warehouses'][number], AllocationInput['warehouses'][number]]
        if (fromA + fromB + movedA + movedB > w0.capacityUnits! || otherA + otherB < w1.quota!.minShippedUnits || movedA + movedB > w1.quota!.maxInboundUnits!) continue
        const share = (input.maxShareOfRegion ?? 1) * (demand[0]! + demand[1]!)
        if (fromA + fromB > share + 1e-9 || otherA + otherB > share + 1e-9) continue
        const ofSku = input.maxShareOfSku ?? 1
        if (Math.max(fromA, otherA) > ofSku * demand[0]! + 1e-9 || Math.max(fromB, otherB) > ofSku * demand[1]! + 1e-9) continue
        const units = [fromA + fromB, otherA + otherB, movedA + movedB]
        best = Math.min(best, lanes.reduce((sum, lane, i) => (units[i]! > 0 ? sum + units[i]! * lane.costPerUnit + lane.fixedCost : sum), 0))
      }
      const result = allocate(input)
      expect(result.ok, `run ${run}: ${JSON.stringify(result)}`).toBe(best < Infinity)
      if (result.ok) {
        solved += 1
        expect(result.value.cost, `run ${run}`).toBeCloseTo(best, 6)
      }
    }
    expect(solved).toBeGreaterThan(15)
  })
})

const base: AllocationInput = {
  warehouses: [{ id: 'east', capacityUnits: null, quota: null }, { id: 'west', capacityUnits: null, quota: null }],
  supplies: [{ warehouseId: 'east', skuId: 'a', units: 100 }, { warehouseId: 'west', skuId: 'a', units: 100 }],
  demands: [{ regionId: 'shore', skuId: 'a', units: 80, serviceShare: 1 }, { regionId: 'hills', skuId: 'a', units: 60, serviceShare: 1 }],
  lanes: [['east', 'shore'], ['east', 'hills'], ['west', 'hills'], ['east', 'west']].map(([from, to], i) => ({ from: from!, to: to!, costPerUnit: 2 + i, fixedCost: 0, capacityUnits: null })),
  maxShareOfRegion: null, maxShareOfSku: null, isWholeUnits: false,
}

function faults(given: Partial<AllocationInput>): readonly AllocationFault[] | string {
  const result = allocate({ ...base, ...given })
  return result.ok ? 'solved' : result.error.code === 'infeasible' ? result.error.faults : result.error.code
}

describe('what makes an allocation impossible', () => {
  const west = base.warehouses[1]!
  it.each<[string, Partial<AllocationInput>, Partial<AllocationFault>]>([
    ['too little stock', { supplies: [{ warehouseId: 'east', skuId: 'a', units: 70 }, { warehouseId: 'west', skuId: 'a', units: 60 }] }, { group: 'demand', id: 'shore', skuId: 'a', units: 10 }],
    ['no lane to a region', { lanes: base.lanes.filter(({ to }) => to !== 'shore') }, { group: 'demand', id: 'shore', units: 80 }],
    ['a warehouse that sends too little', { warehouses: [{ id: 'east', capacityUnits: 50, quota: null }, west] }, { group: 'warehouseCapacity', id: 'east', units: 30 }],
    ['a lane that carries too little', { lanes: base.lanes.map((lane) => (lane.to === 'shore' ? { ...lane, capacityUnits: 75 } : lane)) }, { group: 'laneCapacity', id: 'east', otherId: 'shore', units: 5 }],
    ['one warehouse may not serve all of a region', { maxShareOfRegion: 0.75 }, { group: 'regionShare', id: 'east', otherId: 'shore', units: 20 }],
    ['one warehouse may not serve all of a SKU', { maxShareOfSku: 0.5 }, { group: 'skuShare', id: 'east', skuId: 'a', units: 10 }],
    ['a platform that asks for more than there is to ship', { warehouses: [base.warehouses[0]!, { ...west, quota: { minShippedUnits: 75, maxInboundUnits: null } }] }, { group: 'quotaShipped', id: 'west', units: 15 }],
    ['a platform that takes in too little', {
      lanes: base.lanes.filter(({ from, to }) => !(from === 'east' && to === 'hills')), supplies: [{ warehouseId: 'east', skuId: 'a', units: 150 }, { warehouseId: 'west', skuId: 'a', units: 10 }],
      warehouses: [base.warehouses[0]!, { ...west, quota: { minShippedUnits: 0, maxInboundUnits: 30 } }],
    }, { group: 'quotaInbound', id: 'west', units: 20 }],
  ])('%s', (_, given, fault) => {
    const found = faults(given)
    expect(found).toHaveLength(1)
    expect((found as AllocationFault[])[0]).toMatchObject({ ...fault, units: expect.closeTo(fault.units!, 6) })
    // Whole units give the same answer.
    expect(faults({ ...given, isWholeUnits: true })).toMatchObject([{ ...fault, units: expect.closeTo(fault.units!, 6) }])
  })

  it('names two faults at once', () => {
    const found = faults({ maxShareOfRegion: 0.75, warehouses: [{ id: 'east', capacityUnits: 50, quota: null }, west] }) as AllocationFault[]
    expect(found.map(({ group }) => group).sort()).toEqual(['regionShare', 'regionShare', 'warehouseCapacity'])
  })

  it('names input it cannot read', () => {
    expect(faults({})).toBe('solved')
    expect(faults({ maxShareOfRegion: 1.2 })).toBe('badNumber')
    expect(faults({ supplies: [{ warehouseId: 'east', skuId: 'a', units: NaN }] })).toBe('badNumber')
    expect(faults({ lanes: [{ ...base.lanes[0]!, to: 'nowhere' }] })).toBe('unknownPlace')
    expect(faults({ lanes: [base.lanes[0]!, base.lanes[0]!] })).toBe('repeated')
    expect(allocate({ ...base, warehouses: [], supplies: [], demands: [], lanes: [] })).toEqual({ ok: true, value: { flows: [], cost: 0, lowerBound: 0, isOptimal: true } })
  })

  it('a shop of 8 warehouses, 40 regions and 5 SKUs', () => {
    seedStream(stream, 24, 0, 0, 0)
    const warehouses = Array.from({ length: 8 }, (_, i) => ({ id: `w${i}`, capacityUnits: 6000, quota: null }))
    const skus = Array.from({ length: 5 }, (_, i) => `s${i}`)
    const regions = Array.from({ length: 40 }, (_, i) => `r${i}`)
    const started = performance.now()
    const result = allocate({
      warehouses, supplies: warehouses.flatMap(({ id }) => skus.map((skuId) => ({ warehouseId: id, skuId, units: 1200 + pick(500) }))),
      demands: regions.flatMap((regionId) => skus.map((skuId) => ({ regionId, skuId, units: 100 + pick(100), serviceShare: 0.95 }))),
      lanes: warehouses.flatMap(({ id }) => regions.map((to) => ({ from: id, to, costPerUnit: 1 + nextUnit(stream) * 9, fixedCost: 0, capacityUnits: null }))),
      maxShareOfRegion: 0.6, maxShareOfSku: null, isWholeUnits: false,
    })
    if (process.env['SHOW_TIMES']) process.stderr.write(`8 x 40 x 5: ${(performance.now() - started).toFixed(0)} ms\n`)
    expect(result.ok).toBe(true)
  })

  it('a search too long to finish still gives a plan within every limit, with a bound on what it may cost too much', () => {
    seedStream(stream, 25, 0, 0, 0)
    const ids = Array.from({ length: 6 }, (_, i) => `w${i}`)
    const regions = Array.from({ length: 20 }, (_, i) => `r${i}`)
    const input: AllocationInput = {
      warehouses: ids.map((id) => ({ id, capacityUnits: 700, quota: null })), supplies: ids.map((warehouseId) => ({ warehouseId, skuId: 'a', units: 600 })),
      demands: regions.map((regionId) => ({ regionId, skuId: 'a', units: 100 + pick(60), serviceShare: 0.95 })),
      lanes: ids.flatMap((from) => regions.map((to) => ({ from, to, costPerUnit: 1 + nextUnit(stream) * 9, fixedCost: 20 + pick(200), capacityUnits: null }))),
      maxShareOfRegion: 0.7, maxShareOfSku: null, isWholeUnits: false,
    }
    const result = allocate(input)
    expect(result.ok).toBe(true)
    if (!result.ok) return
    expectWithin(input, result.value.flows)
    expect(result.value.isOptimal).toBe(false)
    expect(result.value.lowerBound).toBeLessThanOrEqual(result.value.cost)
    if (process.env['SHOW_TIMES']) process.stderr.write(`cut short: cost ${result.value.cost}, bound ${result.value.lowerBound}\n`)
    expect(result.value.lowerBound).toBeGreaterThan(0.8 * result.value.cost)
    expect(allocate(input)).toEqual(result)
  })
})
