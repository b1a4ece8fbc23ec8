import { cpuUsage } from 'node:process'

import { METHODS } from '#engines/forecast/registry.ts'
import type { Driver } from '#engines/forecast/types.ts'
import { normal, poisson } from '#math/distributions.ts'
import { createStream, nextUnit, seedStream } from '#math/rng.ts'

export type BenchResult = { readonly name: string; readonly value: number; readonly unit: string; readonly higherIsBetter: boolean; readonly n: number; readonly notes: string }
export type Bench = { readonly name: string; run(): BenchResult }

const DAYS = 600
const HORIZON = 28
const LEAST_CPU_SECONDS = 1
const MOST_SERIES = 4000

/** Daily sales of one SKU with a weekly pattern, a trend and noise; rare ones sell one day in five. Drawn from the stream of (seed, index). */
function drawSeries(index: number, isRare: boolean): { readonly values: Float64Array; readonly drivers: readonly Driver[] } {
  const stream = createStream()
  seedStream(stream, 20250101, index, isRare ? 1 : 0, 0)
  const base = 10 + 90 * nextUnit(stream)
  const pattern = Float64Array.from({ length: 7 }, () => 1 + 0.25 * normal(stream))
  const flags = (chance: number): Float64Array => Float64Array.from({ length: DAYS + HORIZON }, () => (nextUnit(stream) < chance ? 1 : 0))
  const promo = flags(0.1)
  const live = flags(0.05)
  let spending = 100
  const spend = Float64Array.from({ length: DAYS + HORIZON }, (_, t) => (t % 7 === 0 ? (spending = 300 * nextUnit(stream)) : spending))
  const values = Float64Array.from({ length: DAYS }, (_, t) => {
    if (isRare && nextUnit(stream) > 0.2) return 0
    const mean = Math.max(0.2, pattern[t % 7]!) * base * (1 + t / 2000) * (1 + 0.5 * promo[t]! + 1.5 * live[t]!) * (1 + spend[t]! / (spend[t]! + 150))
    return poisson(stream, isRare ? mean / 20 : mean)
  })
  return { values, drivers: [{ name: 'promo', kind: 'flag', values: promo }, { name: 'live', kind: 'flag', values: live }, { name: 'ad_spend', kind: 'spend', values: spend }] }
}

/** Series a CPU second of one method, on one core, fitting and forecasting 28 days; interval correction and choice not included. */
function speedOf(method: string, isRare: boolean): Bench {
  const name = `forecast-${method}`
  return {
    name,
    run() {
      const run = METHODS[method]!
      const pool = Array.from({ length: 20 }, (_, i) => drawSeries(i, isRare))
      const once = (i: number) => {
        const { values: drawn, drivers } = pool[i % pool.length]!
        // A copy: fits are remembered by the array they belong to.
        const values = drawn.slice()
        return run.outlook(values, 7, HORIZON, { observed: values, drivers })
      }
      for (let i = 0; i < 5; i += 1) once(i)
      const before = cpuUsage()
      const seconds = (): number => {
        const { user, system } = cpuUsage(before)
        return (user + system) / 1e6
      }
      let n = 0
      while (n < MOST_SERIES && (n < 10 || seconds() < LEAST_CPU_SECONDS)) once(n++)
      return { name, value: n / seconds(), unit: 'series/s', higherIsBetter: true, n, notes: `${DAYS} daily points, season 7, horizon ${HORIZON}, CPU time of one core` }
    },
  }
}

export const forecastBenches: readonly Bench[] = [
  speedOf('ets', false), speedOf('theta', false), speedOf('ets+theta', false), speedOf('combination', false), speedOf('regression', false),
  speedOf('tsb', true), speedOf('adida', true), speedOf('sba', true), speedOf('ses', true),
]
