import { type Method, meanOf, rootMeanSquare } from './method.ts'
import { smoothLevel } from './ses.ts'

const SMOOTHING = 0.1

/** Flat outlook: the spread is that of the past around the mean, since the level moves slowly. */
function flat(values: Float64Array, horizon: number, mean: number) {
  let squares = 0
  for (let t = 0; t < values.length; t += 1) squares += (values[t]! - mean) * (values[t]! - mean)
  return { mean: new Float64Array(horizon).fill(mean), sd: new Float64Array(horizon).fill(rootMeanSquare(squares, values.length)) }
}

/**
 * Level per period by TSB: the chance of a sale and the size of a sale are smoothed apart, the chance also in periods without sale.
 *
 * Starts: first size, share of periods with a sale; both smoothed with 0.1. Source: Teunter, Syntetos and Babai 2011.
 */
export function tsbLevel(values: Float64Array): number {
  let size = 0
  let count = 0
  for (let t = 0; t < values.length; t += 1) {
    const value = values[t]!
    if (!(value > 0)) continue
    size = count === 0 ? value : size + SMOOTHING * (value - size)
    count += 1
  }
  if (count === 0) return 0
  let chance = count / values.length
  for (let t = 0; t < values.length; t += 1) chance += SMOOTHING * ((values[t]! > 0 ? 1 : 0) - chance)
  return chance * size
}

/** Level per period by the Syntetos-Boylan approximation: Croston's smoothed size over smoothed interval, times 1 - 0.1 / 2. Source: Syntetos and Boylan 2005. */
export function sbaLevel(values: Float64Array): number {
  let size = 0
  let interval = 0
  let previous = -1
  let count = 0
  for (let t = 0; t < values.length; t += 1) {
    const value = values[t]!
    if (!(value > 0)) continue
    const gap = t - previous
    previous = t
    count += 1
    size = count === 1 ? value : size + SMOOTHING * (value - size)
    interval = count === 1 ? gap : interval + SMOOTHING * (gap - interval)
  }
  return count < 2 ? meanOf(values) : (size / interval) * (1 - SMOOTHING / 2)
}

/** Level per period by ADIDA: sums over blocks as long as the mean interval between sales, smoothed, divided back. Source: Nikolopoulos et al. 2011. */
export function adidaLevel(values: Float64Array): number {
  let first = -1
  let last = -1
  let count = 0
  for (let t = 0; t < values.length; t += 1) {
    if (!(values[t]! > 0)) continue
    if (first < 0) first = t
    last = t
    count += 1
  }
  if (count < 2) return meanOf(values)
  const block = Math.max(1, Math.round((last - first) / (count - 1)))
  const blocks = Math.floor(values.length / block)
  if (blocks < 3) return meanOf(values)
  const sums = new Float64Array(blocks)
  const offset = values.length - blocks * block
  for (let i = 0; i < blocks * block; i += 1) {
    const at = Math.floor(i / block)
    sums[at] = sums[at]! + values[offset + i]!
  }
  return smoothLevel(sums).level / block
}

export const tsb: Method = { name: 'tsb', outlook: (values, _season, horizon) => flat(values, horizon, tsbLevel(values)) }
export const sba: Method = { name: 'sba', outlook: (values, _season, horizon) => flat(values, horizon, sbaLevel(values)) }
export const adida: Method = { name: 'adida', outlook: (values, _season, horizon) => flat(values, horizon, adidaLevel(values)) }
