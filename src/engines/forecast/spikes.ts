import type { PastSpike } from './types.ts'

const MIN_FACTOR = 3
const MIN_DEVIATIONS = 8
const MAX_PERIODS = 28
const HALF_WINDOW = 28

/**
 * Bursts far above the base level of their time, and the series with them replaced by that base.
 *
 * Base level: median of the 28 periods on each side. A burst begins where a value is at least three times the base and eight robust deviations
 * above it, and reaches to both sides while values stay above twice the base (at most 28 periods). Series that mostly have no sale, or whose
 * peaks come back every season, have no bursts. NaN stays NaN. `values` are as observed.
 */
export function separateSpikes(values: Float64Array, season: number): { readonly base: Float64Array; readonly spikes: readonly PastSpike[] } {
  const n = values.length
  const untouched = { base: values, spikes: [] }
  if (n < 15 || season !== 7) return untouched
  let top = 0
  for (const value of values) if (value > top) top = value
  const overall = medianOf(values, 0, n)
  if (!(overall > 0) || top < MIN_FACTOR * overall) return untouched
  const medians = slidingMedians(values)
  const levels = new Float64Array(n)
  const isAbove = new Uint8Array(n)
  for (let t = 0; t < n; t += 1) {
    if (!(values[t]! >= 2 * overall * 0.5)) continue
    const level = Math.max(medians[t]!, overall * 0.1)
    const least = Math.max(Math.sqrt(level), 0.1 * level)
    if (values[t]! < MIN_FACTOR * level || values[t]! < level + MIN_DEVIATIONS * least) continue
    const deviation = Math.max(1.4826 * medianDeviation(values, Math.max(0, t - HALF_WINDOW), Math.min(n, t + HALF_WINDOW + 1), level), least)
    if (values[t]! < level + MIN_DEVIATIONS * deviation) continue
    levels[t] = level
    isAbove[t] = 1
  }
  const base = Float64Array.from(values)
  const spikes: PastSpike[] = []
  for (let t = 0; t < n; t += 1) {
    if (isAbove[t] === 0) continue
    const level = levels[t]!
    const isHigh = (k: number): boolean => Number.isNaN(values[k]!) || values[k]! > 2 * level
    let start = t
    while (start > 0 && t - start < 3 && values[start - 1]! > 2 * level) start -= 1
    let end = t
    while (end + 1 < n && end - start + 1 < MAX_PERIODS && isHigh(end + 1)) end += 1
    while (end > t && Number.isNaN(values[end]!)) end -= 1
    if (!recurs(values, start, end, season, level) && !isNewLevel(values, start, end, level)) {
      spikes.push(describe(values, start, end, level))
      for (let k = start; k <= end; k += 1) if (values[k]! > level) base[k] = seasonalBase(values, k, season, level, start, end)
    }
    t = end
  }
  return spikes.length > 0 ? { base, spikes } : untouched
}

/** Whether the same phase is as high a season before or after (yearly peaks of monthly data, market days of weekly data). */
function recurs(values: Float64Array, start: number, end: number, season: number, level: number): boolean {
  if (season <= 1 || end - start + 1 >= season) return false
  for (const shift of [-season, season]) {
    let high = 0
    for (let t = start; t <= end; t += 1) if ((values[t + shift] ?? 0) > 2 * level) high += 1
    if (2 * high > end - start + 1) return true
  }
  return false
}

/** Whether sales stayed up to the end of the series for a week or more: then they are the level of today, not a burst that passed. */
function isNewLevel(values: Float64Array, start: number, end: number, level: number): boolean {
  if (end < values.length - 2 || end - start + 1 < 7) return false
  const peak = values.subarray(start, end + 1).reduce((top, value) => (value > top ? value : top), level)
  const latest = medianOf(values, Math.max(start, values.length - 4), values.length)
  return latest - level > 0.4 * (peak - level)
}

/** Median of the same phase in the four seasons on either side, outside the burst; the level where there is none. */
function seasonalBase(values: Float64Array, at: number, season: number, level: number, start: number, end: number): number {
  const same: number[] = []
  if (season > 1) {
    for (let k = -4; k <= 4; k += 1) {
      const t = at + k * season
      const value = values[t]
      if (value !== undefined && !Number.isNaN(value) && (t < start || t > end)) same.push(value)
    }
  }
  if (same.length < 3) return level
  same.sort((a, b) => a - b)
  return same[same.length >> 1]!
}

function describe(values: Float64Array, start: number, end: number, level: number): PastSpike {
  let peak = start
  let excess = 0
  for (let t = start; t <= end; t += 1) {
    if (Number.isNaN(values[t]!)) continue
    if (values[t]! > values[peak]!) peak = t
    excess += Math.max(0, values[t]! - level)
  }
  const half = level + (values[peak]! - level) / 2
  let halfLife: number | null = null
  for (let t = peak + 1; t < values.length; t += 1) {
    if (values[t]! <= half) {
      halfLife = t - peak
      break
    }
  }
  return { startPeriod: start, endPeriod: end, peakPeriod: peak, peakFactor: values[peak]! / level, excessUnits: excess, halfLifePeriods: halfLife }
}

function medianOf(values: Float64Array, from: number, to: number): number {
  const sorted = values.slice(from, to).filter((value) => !Number.isNaN(value)).sort()
  return sorted.length > 0 ? sorted[sorted.length >> 1]! : NaN
}

/** [values.length] median of each value's window, NaN where nothing in it is known; the window is kept in order, since sorting it anew each time takes longer than a quick forecast. */
function slidingMedians(values: Float64Array): Float64Array {
  const n = values.length
  const window = new Float64Array(2 * HALF_WINDOW + 1)
  let size = 0
  const placeOf = (value: number): number => {
    let low = 0
    let high = size
    while (low < high) {
      const middle = (low + high) >> 1
      if (window[middle]! < value) low = middle + 1
      else high = middle
    }
    return low
  }
  const medians = new Float64Array(n).fill(NaN)
  for (let t = -HALF_WINDOW; t < n; t += 1) {
    const leaving = values[t - HALF_WINDOW - 1] ?? NaN
    if (!Number.isNaN(leaving)) {
      const at = placeOf(leaving)
      window.copyWithin(at, at + 1, size)
      size -= 1
    }
    const coming = values[t + HALF_WINDOW] ?? NaN
    if (!Number.isNaN(coming)) {
      const at = placeOf(coming)
      window.copyWithin(at + 1, at, size)
      window[at] = coming
      size += 1
    }
    if (t >= 0 && size > 0) medians[t] = window[size >> 1]!
  }
  return medians
}

function medianDeviation(values: Float64Array, from: number, to: number, level: number): number {
  return medianOf(values.slice(from, to).map((value) => Math.abs(value - level)), 0, to - from)
}
