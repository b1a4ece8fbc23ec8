import type { Driver } from '../types.ts'

/** What a method says of the future, before any correction: mean and standard deviation of the error per step. */
export type Outlook = {
  /** [horizon] units per period; may be negative, the caller clips. */
  readonly mean: Float64Array
  /** [horizon] standard deviation of the forecast error. */
  readonly sd: Float64Array
}

/** For methods that explain sales: the values as observed (NaN = missing, bursts still in), and drivers that reach to the horizon at least. */
export type Known = { readonly observed: Float64Array; readonly drivers: readonly Driver[] }

/**
 * A forecast method. `values` has no NaN and at least one period; `season` >= 1; `horizon` >= 1.
 *
 * Returns null when the series is too short or not of the kind the method is for.
 */
export type Method = {
  readonly name: string
  outlook(values: Float64Array, season: number, horizon: number, known?: Known): Outlook | null
  /** The same method for origins within `values`, quicker for what it has seen of the whole: for backtests only. */
  forOrigins?(values: Float64Array, season: number): Method
}

/** Square root of the mean of squares; 0 for none. */
export function rootMeanSquare(sumOfSquares: number, count: number): number {
  return count > 0 ? Math.sqrt(Math.max(0, sumOfSquares / count)) : 0
}

export function meanOf(values: Float64Array): number {
  let sum = 0
  for (const value of values) sum += value
  return values.length > 0 ? sum / values.length : 0
}
