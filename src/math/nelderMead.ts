export type NelderMeadResult = { readonly point: Float64Array; readonly value: number; readonly evaluations: number }

const REFUSED = 1e35

/**
 * Minimum of `f` by the simplex method of Nelder and Mead in Nash's variant, the one behind R's `optim`: from the same start it takes
 * the same steps. Infinite and NaN values are refused points. The first step of each axis is a tenth of the largest start value.
 *
 * Stops when best and worst vertex differ by no more than relativeTolerance (|f(start)| + relativeTolerance), or after `maxEvaluations`.
 * Source: Nash 1990, Compact Numerical Methods for Computers, algorithm 19.
 */
export function nelderMead(f: (point: Float64Array) => number, start: Float64Array, relativeTolerance: number, maxEvaluations: number): NelderMeadResult {
  const n = start.length
  let evaluations = 0
  const evaluate = (point: Float64Array): number => {
    evaluations += 1
    const value = f(point)
    return Number.isFinite(value) ? value : REFUSED
  }
  const first = evaluate(start)
  const enough = relativeTolerance * (Math.abs(first) + relativeTolerance)
  const widest = start.reduce((most, value) => Math.max(most, 0.1 * Math.abs(value)), 0)
  const step = widest === 0 ? 0.1 : widest
  const vertices: Float64Array[] = [Float64Array.from(start)]
  const values: number[] = [first]
  let size = 0
  for (let axis = 0; axis < n; axis += 1) {
    const vertex = Float64Array.from(start)
    let shift = step
    while (vertex[axis] === start[axis]) {
      vertex[axis] = start[axis]! + shift
      shift *= 10
    }
    size += shift
    vertices.push(vertex)
    values.push(evaluate(vertex))
  }
  let best = 0
  const centre = new Float64Array(n)
  const between = (a: Float64Array, b: Float64Array, share: number): Float64Array => a.map((value, i) => share * value + (1 - share) * b[i]!)
  while (true) {
    let worst = best
    let low = values[best]!
    let high = low
    const start0 = best
    for (let j = 0; j <= n; j += 1) {
      if (j === start0 && best === start0) continue
      if (values[j]! < low) {
        best = j
        low = values[j]!
      }
      if (values[j]! > high) {
        worst = j
        high = values[j]!
      }
    }
    if (high <= low + enough || evaluations > maxEvaluations) break
    for (let i = 0; i < n; i += 1) {
      let sum = -vertices[worst]![i]!
      for (const vertex of vertices) sum += vertex[i]!
      centre[i] = sum / n
    }
    const reflected = centre.map((value, i) => 2 * value - vertices[worst]![i]!)
    const reflectedValue = evaluate(reflected)
    if (reflectedValue < low) {
      const expanded = between(reflected, centre, 2)
      const expandedValue = evaluate(expanded)
      const isFurther = expandedValue < reflectedValue
      vertices[worst] = isFurther ? expanded : reflected
      values[worst] = isFurther ? expandedValue : reflectedValue
      continue
    }
    if (reflectedValue < high) {
      vertices[worst] = reflected
      values[worst] = reflectedValue
    }
    const contracted = between(vertices[worst]!, centre, 0.5)
    const contractedValue = evaluate(contracted)
    if (contractedValue < values[worst]!) {
      vertices[worst] = contracted
      values[worst] = contractedValue
    } else if (reflectedValue >= high) {
      let shrunk = 0
      for (let j = 0; j <= n; j += 1) {
        if (j === best) continue
        vertices[j] = between(vertices[j]!, vertices[best]!, 0.5)
        for (let i = 0; i < n; i += 1) shrunk += Math.abs(vertices[j]![i]! - vertices[best]![i]!)
        values[j] = evaluate(vertices[j]!)
      }
      if (!(shrunk < size)) break
      size = shrunk
    }
  }
  return { point: vertices[best]!, value: values[best]!, evaluations }
}
