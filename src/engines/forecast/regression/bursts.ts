const HALF_WINDOW = 2
const BURST_RATIO = 1.8
const BURST_DEVIATIONS = 4

/** The values with bursts that the means do not explain made missing: five periods that sell 1.8 times their mean, four deviations above it. */
export function withoutBursts(y: Float64Array, means: Float64Array, excess: number): Float64Array {
  return y.map((value, t) => {
    const { actual, expected, variance } = around(y, means, excess, t, HALF_WINDOW)
    const isBurst = actual > BURST_RATIO * expected && actual - expected > BURST_DEVIATIONS * Math.sqrt(variance) && value > means[t]!
    return isBurst ? NaN : value
  })
}

const DAYS_PER_YEAR = 365
/** A date counts as unusual over a week, over three days, or alone: the shorter, the more it must stand out. */
const ECHO_RULES = [{ half: 3, ratio: 1.3, deviations: 2.5 }, { half: 1, ratio: 1.5, deviations: 3 }, { half: 0, ratio: 2, deviations: 4 }] as const
const KERNEL = [1, 0.74, 0.31, 0.07]
/** Relative variance of a day at which its neighbours weigh half of the kernel: days that sell much speak for themselves. */
const DAY_VARIANCE = 0.1
/** Units added on both sides of the ratio: draws the echo of a slow seller towards 1. */
const SHRINKAGE_UNITS = 2

/**
 * Factor of each future day by what happened on the same date a year before (11.11, Black Friday, 12.12, local holidays): 1 where that was
 * nothing unusual or is not known. Daily data only. Shape: [rows - known].
 */
export function yearlyEcho(y: Float64Array, means: Float64Array, excess: number, known: number): Float64Array {
  return Float64Array.from({ length: means.length - known }, (_, h) => {
    const then = known + h - DAYS_PER_YEAR
    if (then < 3) return 1
    const [week, near, alone] = ECHO_RULES.map((rule) => {
      const { actual, expected, variance } = around(y, means, excess, then, rule.half)
      return actual > rule.ratio * expected && actual - expected > rule.deviations * Math.sqrt(variance)
    })
    if (!week && !near && !alone) return 1
    const dayVariance = 1 / Math.max(means[then]!, 1e-9) + excess
    const lean = dayVariance / (dayVariance + DAY_VARIANCE)
    let actual = SHRINKAGE_UNITS
    let expected = SHRINKAGE_UNITS
    for (let k = -3; k <= 3; k += 1) {
      const value = y[then + k]!
      if (then + k >= known || Number.isNaN(value)) continue
      const weight = k === 0 ? 1 : lean * KERNEL[Math.abs(k)]!
      actual += weight * value
      expected += weight * means[then + k]!
    }
    return Math.max(1, actual / expected)
  })
}

function around(y: Float64Array, means: Float64Array, excess: number, at: number, half: number) {
  let actual = 0
  let expected = 0
  let variance = 1e-9
  for (let t = Math.max(0, at - half); t <= Math.min(y.length - 1, at + half); t += 1) {
    if (Number.isNaN(y[t]!)) continue
    actual += y[t]!
    expected += means[t]!
    variance += means[t]! + excess * means[t]! * means[t]!
  }
  return { actual, expected, variance }
}
