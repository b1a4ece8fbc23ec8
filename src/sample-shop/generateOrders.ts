import { MINUTES_PER_DAY } from '#domain/calendar/days.ts'
import type { ZoneClock } from '#domain/calendar/zone.ts'
import { gammaMeanOne, poisson } from '#math/distributions.ts'
import { createStream, nextUint32, nextUnit, seedStream, sourceOf } from '#math/rng.ts'

import { PRODUCTS } from './catalogue.ts'
import { LIVESTREAM_HOURS } from './sampleFacts.ts'
import { FIRST_DAY, SEED, storyFactor, type SampleDay } from './story.ts'

/** Orders in the order of their time, and their lines in the order of the orders. Times are UTC minutes. */
export type SampleOrders = {
  readonly createdMinute: readonly number[]
  /** First line of each order, one more than orders. */
  readonly firstLine: readonly number[]
  readonly product: readonly number[]
  readonly units: readonly number[]
}

/** Orders of one local day by hour, out of 1000: evenings are busy. */
const HOUR_WEIGHTS = [22, 12, 7, 4, 3, 5, 12, 22, 34, 42, 48, 52, 56, 52, 48, 46, 48, 52, 62, 74, 86, 88, 74, 51]
const LIVESTREAM_WEIGHT = 4
const DAY_FACTOR_SHAPE = 40
const SECOND_LINE_PROBABILITY = 0.16

/** Draws every order of the shop's past up to `asOfMinute` from its story. */
export function generateOrders(days: readonly SampleDay[], clock: ZoneClock, asOfMinute: number): SampleOrders {
  const orders = { createdMinute: [] as number[], firstLine: [] as number[], product: [] as number[], units: [] as number[] }
  const totalWeight = PRODUCTS.reduce((sum, { weight }) => sum + weight, 0)
  const stream = createStream()
  const means = new Float64Array(PRODUCTS.length)
  for (const [i, day] of days.entries()) {
    seedStream(stream, SEED, 0, sourceOf('demand'), day.dayNumber)
    const dayFactor = gammaMeanOne(stream, DAY_FACTOR_SHAPE)
    const hours = cumulativeHours(day.livestreamHour)
    const drawn: number[] = []
    for (const [p, product] of PRODUCTS.entries()) {
      const age = FIRST_DAY + i - (FIRST_DAY + product.launchDay)
      const ramp = product.launchDay === 0 ? 1 : Math.max(0, Math.min(1, (age + 1) / 25))
      const season = 1 + (product.winterFactor - 1) * day.winterShare
      means[p] = (day.level * product.weight * ramp * season * storyFactor(product.id, day.dayNumber)) / totalWeight
      const count = poisson(stream, means[p]! * dayFactor)
      for (let n = 0; n < count; n += 1) {
        const hour = placeOf(hours, nextUnit(stream))
        drawn.push((hour * 60 + (nextUint32(stream) % 60)) * 32 + p)
      }
    }
    const cumulative = runningSum(means)
    for (const code of Int32Array.from(drawn).sort()) {
      const lead = code % 32
      const created = clock.utcMinuteOf(day.dayNumber * MINUTES_PER_DAY + (code - lead) / 32)
      const hasSecond = nextUnit(stream) < SECOND_LINE_PROBABILITY
      const second = placeOf(cumulative, nextUnit(stream))
      const leadUnits = unitsOf(nextUnit(stream))
      const secondUnits = unitsOf(nextUnit(stream))
      if (created > asOfMinute) continue
      orders.firstLine.push(orders.product.length)
      orders.createdMinute.push(created)
      orders.product.push(lead)
      orders.units.push(leadUnits)
      if (!hasSecond || second === lead) continue
      orders.product.push(second)
      orders.units.push(secondUnits)
    }
  }
  orders.firstLine.push(orders.product.length)
  return orders
}

function unitsOf(u: number): number {
  if (u < 0.86) return 1
  return u < 0.965 ? 2 : u < 0.99 ? 3 : 5
}

function cumulativeHours(livestreamHour: number | null): Float64Array {
  return runningSum(Float64Array.from(HOUR_WEIGHTS, (weight, hour) => {
    const isLive = livestreamHour !== null && hour >= livestreamHour && hour < livestreamHour + LIVESTREAM_HOURS
    return isLive ? weight * LIVESTREAM_WEIGHT : weight
  }))
}

function runningSum(weights: Float64Array): Float64Array {
  let sum = 0
  return weights.map((weight) => (sum += weight))
}

/** First place whose running sum exceeds the share `u` of the total. */
function placeOf(cumulative: Float64Array, u: number): number {
  const wanted = u * cumulative[cumulative.length - 1]!
  let low = 0
  let high = cumulative.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if (cumulative[middle]! > wanted) high = middle
    else low = middle + 1
  }
  return low
}
