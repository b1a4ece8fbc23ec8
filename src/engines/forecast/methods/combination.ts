import { ets } from './ets.ts'
import type { Method, Outlook } from './method.ts'
import { theta } from './theta.ts'

/** The mean of ETS and Theta, means and spreads alike: steadier than either on nearly every set of series. */
export const combination: Method = {
  name: 'ets+theta',
  outlook: (values, season, horizon) => meanOfBoth(ets, values, season, horizon),
  forOrigins(all, season) {
    const first = ets.forOrigins?.(all, season) ?? ets
    return { name: 'ets+theta', outlook: (values, _season, horizon) => meanOfBoth(first, values, season, horizon) }
  },
}

function meanOfBoth(smoothing: Method, values: Float64Array, season: number, horizon: number): Outlook | null {
  const first = smoothing.outlook(values, season, horizon)
  const second = theta.outlook(values, season, horizon)
  if (!first || !second) return first ?? second
  return { mean: first.mean.map((value, h) => (value + second.mean[h]!) / 2), sd: first.sd.map((value, h) => (value + second.sd[h]!) / 2) }
}
