/** Centred moving average over one season; NaN where the window leaves the series. */
export function centredTrend(values: Float64Array, season: number): Float64Array {
  const n = values.length
  const trend = new Float64Array(n).fill(NaN)
  const half = Math.floor(season / 2)
  const even = season % 2 === 0
  for (let t = half; t < n - half; t += 1) {
    let sum = even ? (values[t - half]! + values[t + half]!) / 2 : values[t - half]! + values[t + half]!
    if (half === 0) sum = values[t]!
    for (let k = t - half + 1; k < t + half; k += 1) sum += values[k]!
    trend[t] = sum / season
  }
  return trend
}

/**
 * Classical seasonal figure, [season], by phase of the index modulo season: mean ratio to (or difference from) the moving average,
 * scaled to mean 1 (or 0). Null when a phase was never seen. Source: Kendall and Stuart; as R's `decompose`.
 */
export function seasonalFigure(values: Float64Array, season: number, kind: 'additive' | 'multiplicative'): Float64Array | null {
  const trend = centredTrend(values, season)
  const sum = new Float64Array(season)
  const count = new Float64Array(season)
  for (let t = 0; t < values.length; t += 1) {
    const around = trend[t]!
    const ratio = kind === 'additive' ? values[t]! - around : values[t]! / around
    if (Number.isFinite(ratio)) {
      const phase = t % season
      sum[phase] = sum[phase]! + ratio
      count[phase] = count[phase]! + 1
    }
  }
  let total = 0
  for (let phase = 0; phase < season; phase += 1) {
    if (count[phase]! === 0) return null
    sum[phase] = sum[phase]! / count[phase]!
    total += sum[phase]!
  }
  const average = total / season
  if (kind === 'multiplicative' && !(Math.abs(average) > 1e-12)) return null
  return sum.map((figure) => (kind === 'additive' ? figure - average : figure / average))
}

/** Whether the autocorrelation at one season stands out (90 % one-sided test with the variance of the shorter lags). As in R's `thetaf`. */
export function isSeasonal(values: Float64Array, season: number): boolean {
  const n = values.length
  if (season <= 1 || n <= 2 * season) return false
  let mean = 0
  for (const value of values) mean += value / n
  let variance = 0
  for (const value of values) variance += (value - mean) * (value - mean)
  if (!(variance > 1e-12 * mean * mean * n)) return false
  let squares = 0
  let last = 0
  for (let lag = 1; lag <= season; lag += 1) {
    let sum = 0
    for (let t = lag; t < n; t += 1) sum += (values[t]! - mean) * (values[t - lag]! - mean)
    last = sum / variance
    if (lag < season) squares += last * last
  }
  return Math.abs(last) / Math.sqrt((1 + 2 * squares) / n) > 1.6448536269514722
}
