/** Squares outside these would overflow or vanish; no shop sells so much or so little. */
const LARGEST_VALUE = 1e100
const SMALLEST_VALUE = 1e-100

/** Infinities and absurd sizes made missing, vanishing ones zero. */
export function saneValues(values: Float64Array): Float64Array {
  return values.map((value) => (!(Math.abs(value) <= LARGEST_VALUE) ? NaN : Math.abs(value) < SMALLEST_VALUE ? 0 : value))
}
