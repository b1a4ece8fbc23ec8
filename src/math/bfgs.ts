export type BfgsResult = { readonly value: number; readonly iterations: number; readonly isConverged: boolean }

/** Value at `x`, with the gradient written into `gradient`; Infinity refuses the point. */
export type Objective = (x: Float64Array, gradient: Float64Array) => number

/**
 * Minimises `f` from `x`, in place, by the quasi-Newton method of Broyden, Fletcher, Goldfarb and Shanno with backtracking.
 *
 * Variables should be scaled so that steps of one half are sensible: the first steps are no longer than that. Stops when two steps
 * running gain less than `tolerance`, or after `maxIterations`. Deterministic. Source: Nocedal and Wright 2006, chapters 3 and 6.
 */
export function minimiseBfgs(f: Objective, x: Float64Array, tolerance: number, maxIterations: number): BfgsResult {
  const n = x.length
  let gradient = new Float64Array(n)
  let nextGradient = new Float64Array(n)
  const next = new Float64Array(n)
  const inverse = new Float64Array(n * n)
  const direction = new Float64Array(n)
  const change = new Float64Array(n)
  const product = new Float64Array(n)
  let value = f(x, gradient)
  let isFresh = true
  let small = 0
  const reset = (): void => {
    inverse.fill(0)
    for (let i = 0; i < n; i += 1) inverse[i * n + i] = 1
    isFresh = true
  }
  reset()
  if (!Number.isFinite(value)) return { value, iterations: 0, isConverged: false }
  for (let iteration = 1; iteration <= maxIterations; iteration += 1) {
    let slope = 0
    let length = 0
    for (let i = 0; i < n; i += 1) {
      let sum = 0
      for (let j = 0; j < n; j += 1) sum -= inverse[i * n + j]! * gradient[j]!
      direction[i] = sum
      slope += sum * gradient[i]!
      length += sum * sum
    }
    length = Math.sqrt(length)
    if (!(slope < 0) || !Number.isFinite(length)) {
      if (isFresh) return { value, iterations: iteration, isConverged: true }
      reset()
      continue
    }
    const longest = isFresh ? 0.25 : 2
    let step = length > longest ? longest / length : 1
    let nextValue = Infinity
    let isFound = false
    for (let trial = 0; trial < 25; trial += 1) {
      for (let i = 0; i < n; i += 1) next[i] = x[i]! + step * direction[i]!
      nextValue = f(next, nextGradient)
      if (nextValue <= value + 1e-4 * step * slope) {
        isFound = true
        break
      }
      // The parabola through both values and the slope, kept within a tenth and a half.
      const guess = Number.isFinite(nextValue) ? (-slope * step * step) / (2 * (nextValue - value - slope * step)) : 0.2 * step
      step = Math.min(0.5 * step, Math.max(0.1 * step, guess))
    }
    if (!isFound) {
      if (isFresh) return { value, iterations: iteration, isConverged: true }
      reset()
      continue
    }
    let curvature = 0
    let yy = 0
    for (let i = 0; i < n; i += 1) {
      direction[i] = next[i]! - x[i]!
      change[i] = nextGradient[i]! - gradient[i]!
      curvature += direction[i]! * change[i]!
      yy += change[i]! * change[i]!
    }
    const gain = value - nextValue
    ;[gradient, nextGradient] = [nextGradient, gradient]
    x.set(next)
    value = nextValue
    small = gain < tolerance ? small + 1 : 0
    if (small >= 2) return { value, iterations: iteration, isConverged: true }
    if (!(curvature > 1e-12 * yy)) continue
    if (isFresh) {
      const scale = curvature / yy
      for (let i = 0; i < n; i += 1) inverse[i * n + i] = scale
      isFresh = false
    }
    let quadratic = 0
    for (let i = 0; i < n; i += 1) {
      let sum = 0
      for (let j = 0; j < n; j += 1) sum += inverse[i * n + j]! * change[j]!
      product[i] = sum
      quadratic += sum * change[i]!
    }
    const weight = (1 + quadratic / curvature) / curvature
    for (let i = 0; i < n; i += 1) {
      for (let j = 0; j < n; j += 1) {
        inverse[i * n + j] = inverse[i * n + j]! + weight * direction[i]! * direction[j]! - (product[i]! * direction[j]! + direction[i]! * product[j]!) / curvature
      }
    }
  }
  return { value, iterations: maxIterations, isConverged: false }
}
