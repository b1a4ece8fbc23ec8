import { type Constraint, type Model, solve } from 'yalps'

import { fail, ok, type Result } from '#shared/result.ts'

import { allocationProblem } from './allocationCheck.ts'
import { type AllocationModel, allocationModel } from './allocationModel.ts'
import type { Allocation, AllocationFault, AllocationFlow, AllocationInput, AllocationProblem } from './allocationTypes.ts'

/** The solver keeps one dense table; beyond this many cells (64 MB) it would take minutes. */
const MOST_CELLS = 8e6
const LEAST_UNITS = 1e-6

/**
 * What gives way first when no plan is possible, per unit: rules of one's own, then the platform's, then what a building or carrier can do, and
 * service to buyers last. So a demand is named only when nothing else in the way could be lifted to serve it (there is no stock or no lane).
 */
const WEIGHTS: Readonly<Record<AllocationFault['group'], number>> = { regionShare: 1, skuShare: 1, quotaInbound: 2, quotaShipped: 2, laneCapacity: 4, warehouseCapacity: 4, demand: 1000 }

/**
 * The cheapest shipments and transfers that serve the demand within stock, capacity, shares and quotas, or what makes that impossible.
 *
 * Mixed-integer linear programme (simplex, branch and cut over lanes with a fixed cost and over whole units); no clock, so the same plan each time.
 * Errors: `infeasible` with the limits at fault, from the least weighted relaxation; input that cannot be read.
 * Source: Chinneck 2008, Feasibility and Infeasibility in Optimization, chapter 6 (elastic programming).
 */
export function allocate(input: AllocationInput): Result<Allocation, AllocationProblem> {
  const problem = allocationProblem(input)
  if (problem) return fail(problem)
  const model = allocationModel(input)
  const fixed = input.lanes.flatMap(({ fixedCost }, i) => (fixedCost > 0 ? [i] : []))
  const cells = (model.columns.length + fixed.length) * (model.rows.length + 2 * fixed.length)
  if (cells > MOST_CELLS) return fail({ code: 'tooLarge', cells })
  // Fixed costs spread over the most a lane can carry: the bound of the relaxed programme, and a first plan.
  const spread = input.lanes.map(({ costPerUnit, fixedCost }, lane) => costPerUnit + (fixedCost > 0 ? fixedCost / Math.max(1, model.mostUnitsOfLane[lane]!) : 0))
  const relaxed = solve(costProgramme(model, input, spread, []), SETTINGS)
  if (relaxed.status === 'infeasible') return fail(faultsOf(model, input.isWholeUnits))
  if (relaxed.variables.length === 0 && relaxed.status !== 'optimal') return fail({ code: 'notSolved', status: relaxed.status })
  const first = planOf(model, input, relaxed.variables)
  if (fixed.length === 0) return ok({ ...first, lowerBound: relaxed.status === 'optimal' ? first.cost : 0, isOptimal: relaxed.status === 'optimal' })
  const maxIterations = Math.round(Math.min(20_000, Math.max(200, MOST_WORK / cells)))
  const { status, variables } = solve(costProgramme(model, input, input.lanes.map(({ costPerUnit }) => costPerUnit), fixed), { ...SETTINGS, maxIterations })
  if (status === 'optimal') {
    const best = planOf(model, input, variables)
    return ok({ ...best, lowerBound: best.cost, isOptimal: true })
  }
  const plans = [scaledPlan(model, input, spread, first), ...(variables.length > 0 ? [planOf(model, input, variables)] : [])]
  const cheapest = plans.reduce((best, plan) => (plan.cost < best.cost ? plan : best))
  return ok({ ...cheapest, lowerBound: relaxed.status === 'optimal' ? Math.min(cheapest.cost, relaxed.result) : 0, isOptimal: false })
}

type Plan = Pick<Allocation, 'flows' | 'cost'>

const SETTINGS = { maxIterations: 20_000, maxPivots: 50_000, timeout: Infinity } as const
/** Cells times branches that take some two seconds. */
const MOST_WORK = 1.2e9
const SCALINGS = 12

/**
 * The cheapest of some plans, each made with the fixed costs spread over the units the plan before sent.
 *
 * Source: Kim and Pardalos 1999, A solution approach to the fixed charge network flow problem using a dynamic slope scaling procedure.
 */
function scaledPlan(model: AllocationModel, input: AllocationInput, spread: readonly number[], first: Plan): Plan {
  let best = first
  let prices = [...spread]
  let last = first
  for (let round = 0; round < SCALINGS; round += 1) {
    const sent = unitsOfLanes(input, last.flows)
    prices = prices.map((price, lane) => (sent[lane]! > 0 ? input.lanes[lane]!.costPerUnit + input.lanes[lane]!.fixedCost / sent[lane]! : price))
    const { status, variables } = solve(costProgramme(model, input, prices, []), SETTINGS)
    if (status !== 'optimal') break
    last = planOf(model, input, variables)
    if (last.cost < best.cost) best = last
  }
  return best
}

function planOf(model: AllocationModel, input: AllocationInput, variables: readonly (readonly [string, number])[]): Plan {
  const flows = variables.flatMap(([key, units]): AllocationFlow[] => {
    const column = key.startsWith('x') ? model.columns[Number(key.slice(1))] : undefined
    if (column === undefined || units < LEAST_UNITS) return []
    return [{ from: column.lane.from, to: column.lane.to, skuId: column.skuId, units: input.isWholeUnits ? Math.round(units) : units, kind: column.isTransfer ? 'transfer' : 'shipment' }]
  })
  const sent = unitsOfLanes(input, flows)
  return { flows, cost: input.lanes.reduce((sum, { costPerUnit, fixedCost }, lane) => (sent[lane]! > 0 ? sum + sent[lane]! * costPerUnit + fixedCost : sum), 0) }
}

function unitsOfLanes({ lanes }: AllocationInput, flows: readonly AllocationFlow[]): number[] {
  const nameOf = ({ from, to }: { readonly from: string; readonly to: string }): string => JSON.stringify([from, to])
  const sent = new Map<string, number>()
  for (const flow of flows) sent.set(nameOf(flow), (sent.get(nameOf(flow)) ?? 0) + flow.units)
  return lanes.map((lane) => sent.get(nameOf(lane)) ?? 0)
}

function boundsOf(model: AllocationModel): [string, Constraint][] {
  return model.rows.map(({ min, max }, row) => [`r${row}`, min > -Infinity ? { min } : { max }])
}

/** Least cost at `prices` per unit of each lane. Columns x (units of a lane and SKU) and y (a lane is open), rows r and for each fixed cost an m: units <= most x open. */
function costProgramme(model: AllocationModel, { lanes, isWholeUnits }: AllocationInput, prices: readonly number[], fixed: readonly number[]): Model {
  const isFixed = new Set(fixed)
  const columns = model.columns.map(({ laneIndex, rows }, i): [string, [string, number][]] =>
    [`x${i}`, [['cost', prices[laneIndex]!], ...[...rows].map(([row, part]): [string, number] => [`r${row}`, part]), ...(isFixed.has(laneIndex) ? [[`m${laneIndex}`, 1] as [string, number]] : [])]])
  const open = fixed.map((lane): [string, [string, number][]] => [`y${lane}`, [['cost', lanes[lane]!.fixedCost], [`m${lane}`, -model.mostUnitsOfLane[lane]!]]])
  return {
    direction: 'minimize', objective: 'cost',
    constraints: [...boundsOf(model), ...fixed.map((lane): [string, Constraint] => [`m${lane}`, { max: 0 }])],
    variables: [...columns, ...open],
    integers: isWholeUnits ? columns.map(([key]) => key) : [],
    binaries: open.map(([key]) => key),
  }
}

/** The limits that give way in the plan of the least weighted excess. */
function faultsOf(model: AllocationModel, isWholeUnits: boolean): AllocationProblem {
  const columns = model.columns.map(({ rows }, i): [string, [string, number][]] => [`x${i}`, [...rows].map(([row, part]) => [`r${row}`, part])])
  const slacks = model.rows.flatMap(({ min, fault }, row): [string, [string, number][]][] => (fault === null ? [] : [[`s${row}`, [['excess', WEIGHTS[fault.group]], [`r${row}`, min > -Infinity ? 1 : -1]]]]))
  const { status, variables } = solve({
    direction: 'minimize', objective: 'excess', constraints: boundsOf(model), variables: [...columns, ...slacks], integers: isWholeUnits ? columns.map(([key]) => key) : [],
  }, SETTINGS)
  const faults = variables.flatMap(([key, units]): AllocationFault[] => {
    const fault = key.startsWith('s') ? model.rows[Number(key.slice(1))]!.fault : null
    return fault === null || units < LEAST_UNITS ? [] : [{ ...fault, units }]
  })
  return faults.length > 0 ? { code: 'infeasible', faults } : { code: 'notSolved', status }
}
