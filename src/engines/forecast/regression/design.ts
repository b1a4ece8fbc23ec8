import { log } from '#math/elementary.ts'

import type { Driver } from '../types.ts'

/** Columns of a log-linear model over past and plan, with what is believed of their coefficients beforehand (normal priors). */
export type Design = {
  readonly rows: number
  readonly columns: number
  /** The entries that are not zero, row by row: those of row t are starts[t]..starts[t + 1] - 1, by ascending column. */
  readonly starts: Int32Array
  readonly columnOf: Int32Array
  readonly x: Float64Array
  readonly priorMean: Float64Array
  readonly priorPrecision: Float64Array
  /** Money spent on ads in each period, summed over drivers; null without. */
  readonly spend: Float64Array | null
}

type Column = { readonly values: Float64Array; readonly mean: number; readonly sd: number }

const LONGEST_DUMMY_SEASON = 24
const PERIODS_PER_YEAR: Readonly<Record<number, number>> = { 1: 50, 4: 4, 7: 365, 12: 12, 24: 24, 52: 52 }
/** Log effects seen in shops: livestreams multiply sales by about 2.7, promotions and the like by 1.5, each within a factor of two either way. */
const FLAG_PRIORS: Readonly<Record<string, number>> = { live: 1 }
const FLAG_MEAN = 0.4
const FLAG_SD = 0.7
const ELASTICITY_MEAN = -1.5
const ELASTICITY_SD = 2
const TREND_SD_PER_YEAR = 0.5
const SEASON_SD = 0.4

/** Level, season, trend (0 at the last known period, so that the level is today's), prices as logs, flags. `known` periods of `rows` are past. */
export function buildDesign(rows: number, known: number, season: number, drivers: readonly Driver[]): Design {
  const columns: Column[] = [{ values: new Float64Array(rows).fill(1), mean: 0, sd: 100 }]
  const perYear = PERIODS_PER_YEAR[season] ?? 365
  columns.push({ values: Float64Array.from({ length: rows }, (_, t) => (t - known) / perYear), mean: 0, sd: TREND_SD_PER_YEAR })
  if (season > 1 && season <= LONGEST_DUMMY_SEASON && known >= 2 * season) {
    for (let phase = 0; phase < season; phase += 1) columns.push({ values: Float64Array.from({ length: rows }, (_, t) => (t % season === phase ? 1 : 0)), mean: 0, sd: SEASON_SD })
  }
  let spend: Float64Array | null = null
  for (const driver of drivers) {
    const values = driver.values.slice(0, rows)
    if (driver.kind === 'spend') {
      spend ??= new Float64Array(rows)
      for (let t = 0; t < rows; t += 1) spend[t] = spend[t]! + (values[t]! > 0 ? values[t]! : 0)
    } else if (driver.kind === 'price') {
      const usual = log(medianPositive(values.subarray(0, known)))
      let last = 0
      const logs = values.map((price) => (last = price > 0 ? log(price) - usual : last))
      if (varies(logs, known)) columns.push({ values: logs, mean: ELASTICITY_MEAN, sd: ELASTICITY_SD })
    } else {
      const flags = values.map((flag) => (Number.isFinite(flag) ? flag : 0))
      columns.push({ values: flags, mean: driver.belief?.logEffect ?? FLAG_PRIORS[driver.name] ?? FLAG_MEAN, sd: driver.belief?.sd ?? FLAG_SD })
    }
  }
  const starts = new Int32Array(rows + 1)
  const columnOf = new Int32Array(rows * columns.length)
  const x = new Float64Array(rows * columns.length)
  let at = 0
  for (let t = 0; t < rows; t += 1) {
    for (let j = 0; j < columns.length; j += 1) {
      const value = columns[j]!.values[t]!
      if (value === 0) continue
      columnOf[at] = j
      x[at] = value
      at += 1
    }
    starts[t + 1] = at
  }
  const priorMean = Float64Array.from(columns, (column) => column.mean)
  const priorPrecision = Float64Array.from(columns, (column) => 1 / (column.sd * column.sd))
  return { rows, columns: columns.length, starts, columnOf, x, priorMean, priorPrecision, spend: spend && varies(spend, known) ? spend : null }
}

function varies(values: Float64Array, known: number): boolean {
  for (let t = 1; t < known; t += 1) if (values[t] !== values[0]) return true
  return false
}

function medianPositive(values: Float64Array): number {
  const sorted = values.filter((value) => value > 0).sort()
  return sorted[sorted.length >> 1] ?? 1
}
