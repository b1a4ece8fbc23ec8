const LEVEL_SMOOTHING = 0.03

/** Sales over fit of the recent past, recent periods weighing more, drawn to 1 by how uncertain it is. */
export function recentLevel(y: Float64Array, means: Float64Array, excess: number): number {
  let actual = 0
  let expected = 0
  let variance = 0
  let weight = 1
  for (let t = y.length - 1; t >= 0 && weight > 0.01; t -= 1) {
    if (!Number.isNaN(y[t]!)) {
      actual += weight * y[t]!
      expected += weight * means[t]!
      variance += weight * weight * (means[t]! + excess * means[t]! * means[t]!)
    }
    weight *= 1 - LEVEL_SMOOTHING
  }
  if (!(expected > 0)) return 1
  const noise = variance / (expected * expected)
  return 1 + (actual / expected - 1) * (LEVEL_VARIANCE / (LEVEL_VARIANCE + noise))
}

/** How far the level is thought to wander off the fit: a standard deviation of 5 %. */
const LEVEL_VARIANCE = 0.0025
