import { fitRegression } from '../regression/fitRegression.ts'

import type { Known, Method, Outlook } from './method.ts'

/**
 * Log-linear negative binomial regression on season, trend, price and flags, times 1 + lift Hill(adstock(spend)).
 *
 * Carry-over and saturation are averaged over a grid by their posterior; bursts that nothing explains are left out of the fit; unusual
 * dates of last year return; the level follows the recent ratio of sales to fit. Missing periods are skipped.
 */
export const regression: Method = {
  name: 'regression',
  outlook: (values, season, horizon, known) => regressionOutlook(values, season, horizon, known),
}

function regressionOutlook(values: Float64Array, season: number, horizon: number, known: Known | undefined): Outlook | null {
  const fitted = known && fitRegression(known, season, horizon)
  if (!fitted || fitted.known !== values.length) return null
  const limit = 10 * fitted.observed.reduce((top, value) => (value > top ? value : top), 0)
  const mean = fitted.planFactors.map((factor, h) => Math.min(limit, fitted.means[fitted.known + h]! * factor))
  const sd = mean.map((value) => Math.sqrt(value + fitted.excess * value * value))
  return { mean, sd }
}
