import type { DemandClass } from './types.ts'

const ADI_LIMIT = 1.32
const CV_SQUARED_LIMIT = 0.49

/**
 * Class of a demand series by its average interval between sales (ADI) and the squared coefficient of variation of the sizes.
 *
 * NaN periods are not counted. Source: Syntetos, Boylan and Croston 2005 (limits 1.32 and 0.49).
 */
export function demandClassOf(values: Float64Array): DemandClass {
  let periods = 0
  let sales = 0
  let sum = 0
  for (const value of values) {
    if (!Number.isFinite(value)) continue
    periods += 1
    if (value <= 0) continue
    sales += 1
    sum += value
  }
  if (sales === 0) return 'empty'
  const mean = sum / sales
  let squares = 0
  for (const value of values) if (Number.isFinite(value) && value > 0) squares += (value - mean) * (value - mean)
  const cvSquared = sales > 1 ? squares / (sales - 1) / (mean * mean) : 0
  const isRare = periods / sales >= ADI_LIMIT
  const isUneven = cvSquared >= CV_SQUARED_LIMIT
  return isRare ? (isUneven ? 'lumpy' : 'intermittent') : isUneven ? 'erratic' : 'smooth'
}
