import type { Outlook } from '../methods/method.ts'

import { etsCriterion, type EtsModel, type EtsPoint, newPass } from './etsModel.ts'

/**
 * Means (textbook point recursion) and standard deviations of the next periods. Variances are exact for additive and for relative errors
 * with no or additive season; with a multiplicative season the level's variance times the season's, as Hyndman et al. 2008, chapter 6.
 */
export function etsOutlook(model: EtsModel, y: Float64Array, point: EtsPoint, parameterCount: number, horizon: number): Outlook {
  const n = y.length
  const season = point.seasonal.length
  const pass = newPass(n, season)
  etsCriterion(model, y, point, pass)
  const variance = pass.sumSquaredErrors / Math.max(1, n - parameterCount)
  const mean = new Float64Array(horizon)
  const sd = new Float64Array(horizon)
  const base = new Float64Array(horizon)
  const theta = new Float64Array(horizon)
  const response = new Float64Array(horizon)
  const isProduct = model.season === 'M'
  let dampedSum = 0
  let power = 1
  for (let h = 0; h < horizon; h += 1) {
    if (model.trend !== 'N') {
      power *= point.phi
      dampedSum += power
    }
    // Effect of an error on the forecast h + 1 periods later.
    response[h] = point.alpha + (model.trend === 'N' ? 0 : point.beta * dampedSum) + (model.season === 'A' && (h + 1) % season === 0 ? point.gamma : 0)
    const trend = pass.lastLevel + (model.trend === 'N' ? 0 : dampedSum * pass.lastSlope)
    const seasonal = season > 0 ? pass.lastSeasonal[(n + h) % season]! : 0
    base[h] = model.season === 'A' ? trend + seasonal : trend
    mean[h] = isProduct ? trend * seasonal : base[h]!
    let spread = 0
    if (model.error === 'A') {
      for (let j = 0; j < h; j += 1) spread += response[j]! * response[j]!
      sd[h] = Math.sqrt(variance * (1 + spread))
      continue
    }
    for (let j = 0; j < h; j += 1) spread += response[j]! * response[j]! * theta[h - 1 - j]!
    theta[h] = base[h]! * base[h]! + variance * spread
    let growth = theta[h]! * (1 + variance)
    if (isProduct) for (let k = 0; k < Math.floor(h / season); k += 1) growth *= 1 + point.gamma * point.gamma * variance
    sd[h] = (isProduct ? Math.abs(seasonal) : 1) * Math.sqrt(Math.max(0, growth - base[h]! * base[h]!))
  }
  return { mean, sd }
}
