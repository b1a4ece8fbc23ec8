import type { Policy, PolicyTask } from '#engines/inventory/policy.ts'
import { gammaMeanOne, poisson } from '#math/distributions.ts'
import { nextUnit, type Stream } from '#math/rng.ts'

/** A share reached in a simulation, with the half-width of its 95 % interval by 20 batch means. */
export type Reached = { readonly share: number; readonly halfWidth: number; readonly count: number }

const BATCHES = 20
const T_95_OF_19 = 2.093

function reachedOf(good: Float64Array, all: Float64Array): Reached {
  const count = all.reduce((a, b) => a + b, 0)
  const share = good.reduce((a, b) => a + b, 0) / count
  const squares = good.reduce((sum, value, b) => sum + (value - share * all[b]!) ** 2, 0)
  const byBatches = (T_95_OF_19 * Math.sqrt(squares / (BATCHES * (BATCHES - 1)))) / (count / BATCHES)
  return { share, halfWidth: Math.max(byBatches, 3 / count), count }
}

/**
 * Day after day: demand, review, order, arrivals; unserved demand waits. Demand is gamma-Poisson. Lead times follow the task's shares without
 * overtaking: every evening all orders older than a drawn age arrive (Kaplan 1970), which needs a hazard that never falls. Order-up-to
 * orders are rounded up to whole cases. With `mayOvertake` every order draws its lead time on its own.
 */
export function simulatePolicy(task: PolicyTask, policy: Policy, days: number, stream: Stream, mayOvertake = false): { readonly cycle: Reached; readonly fill: Reached } {
  const { demandMeanPerDay: mean, demandSdPerDay: sd } = task
  const excess = (sd * sd - mean) / (mean * mean)
  const longest = Math.max(...task.leadTime.days)
  const hazard = new Float64Array(longest + 1)
  task.leadTime.days.forEach((day, i) => {
    hazard[day] = task.leadTime.shares[i]! / task.leadTime.shares.slice(i).reduce((a, b) => a + b, 0)
  })
  hazard[longest] = 1
  const [cycles, goodCycles, demanded, served] = [0, 1, 2, 3].map(() => new Float64Array(BATCHES)) as [Float64Array, Float64Array, Float64Array, Float64Array]
  const waiting: { day: number; units: number }[] = []
  const drawAge = (): number => {
    const u = nextUnit(stream)
    let age = 0
    while (hazard[age]! < u) age += 1
    return age
  }
  const drawLeadTime = (): number => {
    let age = 0
    while (hazard[age]! < nextUnit(stream)) age += 1
    return age
  }
  let net = policy.orderUpToUnits
  let position = net
  const warmUp = 400
  for (let day = -warmUp; day < days; day += 1) {
    const batch = day < 0 ? -1 : Math.floor((day * BATCHES) / days)
    const demand = poisson(stream, excess > 0 ? mean * gammaMeanOne(stream, 1 / excess) : mean)
    if (batch >= 0) {
      demanded[batch]! += demand
      served[batch]! += Math.min(Math.max(net, 0), demand)
    }
    net -= demand
    position -= demand
    if ((day + warmUp) % task.reviewPeriodDays === 0 && position <= policy.reorderPointUnits) {
      const units = task.kind === 'sS' ? Math.ceil((policy.orderUpToUnits - position) / task.caseUnits) * task.caseUnits : policy.orderUnits * (Math.floor((policy.reorderPointUnits - position) / policy.orderUnits) + 1)
      waiting.push({ day: mayOvertake ? day + drawLeadTime() : day, units })
      if (mayOvertake) waiting.sort((a, b) => a.day - b.day)
      position += units
    }
    const age = mayOvertake ? 0 : drawAge()
    while (waiting.length > 0 && day - waiting[0]!.day >= age) {
      if (batch >= 0) {
        cycles[batch]! += 1
        if (net >= 0) goodCycles[batch]! += 1
      }
      net += waiting.shift()!.units
    }
  }
  return { cycle: reachedOf(goodCycles, cycles), fill: reachedOf(served, demanded) }
}
