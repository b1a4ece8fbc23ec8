import { exp, log } from '#math/elementary.ts'

/** Carry-over of ad spend: x_t = (1 - carry) s_t + carry x_(t-1), from x_(-1) = s_0. */
export function adstock(spend: Float64Array, carry: number): Float64Array {
  let state = spend[0] ?? 0
  return spend.map((value) => (state = (1 - carry) * value + carry * state))
}

/** Saturation: x^steepness / (x^steepness + half^steepness), between 0 and 1; 0 where nothing is spent. */
export function hill(x: Float64Array, half: number, steepness: number): Float64Array {
  return x.map((value) => (value > 0 ? 1 / (1 + exp(steepness * log(half / value))) : 0))
}
