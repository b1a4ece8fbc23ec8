import { exp, log } from './elementary.ts'

/** Carry-over of ad spend: x_t = (1 - carry) s_t + carry x_(t-1). `before` is x_(-1), the first day's spend unless given. */
export function adstock(spend: Float64Array, carry: number, before = spend[0] ?? 0): Float64Array {
  let state = before
  return spend.map((value) => (state = (1 - carry) * value + carry * state))
}

/** Saturation: x^steepness / (x^steepness + half^steepness), between 0 and 1; 0 where nothing is spent. */
export function hill(x: number, half: number, steepness: number): number {
  return x > 0 ? 1 / (1 + exp(steepness * log(half / x))) : 0
}
