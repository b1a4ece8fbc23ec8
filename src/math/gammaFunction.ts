import { log, log1p } from './elementary.ts'

const HALF_LOG_TWO_PI = 0.9189385332046728

/** What Stirling's formula lacks: ln G(x) - ((x - 1/2) ln x - x + ln(2 pi) / 2), for x >= 10; first term left out under 1e-16. */
function stirlingRest(x: number): number {
  const inverse = 1 / x
  const square = inverse * inverse
  return inverse * (1 / 12 - square * (1 / 360 - square * (1 / 1260 - square * (1 / 1680 - square * (1 / 1188 - square * (691 / 360360 - square / 156))))))
}

/** ln of the gamma function for x > 0, to about 1e-15 relative. Source: Stirling's series after the recurrence G(x + 1) = x G(x). */
export function logGamma(x: number): number {
  if (!(x > 0)) return x === 0 ? Infinity : NaN
  let shifted = x
  let product = 1
  while (shifted < 10) {
    product *= shifted
    shifted += 1
  }
  return (shifted - 0.5) * log(shifted) - shifted + HALF_LOG_TWO_PI + stirlingRest(shifted) - log(product)
}

/**
 * ln of the beta function for a, b > 0; a small and a large argument cost no digits.
 *
 * Source: DiDonato and Morris, ACM TOMS 18 (1992) 360-373, algorithm 708 (BETALN).
 */
export function logBeta(a: number, b: number): number {
  const small = Math.min(a, b)
  const large = Math.max(a, b)
  if (large < 10) return logGamma(small) + logGamma(large) - logGamma(small + large)
  const share = small / (small + large)
  if (small < 10) return logGamma(small) + stirlingRest(large) - stirlingRest(small + large) + small - small * log(small + large) + (large - 0.5) * log1p(-share)
  return HALF_LOG_TWO_PI - 0.5 * log(large) + stirlingRest(small) + stirlingRest(large) - stirlingRest(small + large) + (small - 0.5) * log(share) + large * log1p(-share)
}
