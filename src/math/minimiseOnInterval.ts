const GOLDEN = 0.3819660112501051

/**
 * Where `f` is least on [low, high]: a grid of `cells` + 1 points finds the valley, Brent's method polishes it.
 *
 * `tolerance` is absolute in x. Deterministic. Source: Brent 1973, chapter 5.
 */
export function minimiseOnInterval(f: (x: number) => number, low: number, high: number, cells: number, tolerance: number): number {
  const step = (high - low) / cells
  let best = 0
  let bestValue = Infinity
  for (let i = 0; i <= cells; i += 1) {
    const value = f(low + i * step)
    if (value < bestValue) {
      bestValue = value
      best = i
    }
  }
  let a = low + Math.max(0, best - 1) * step
  let b = low + Math.min(cells, best + 1) * step
  let x = low + best * step
  let w = x
  let v = x
  let fx = bestValue
  let fw = fx
  let fv = fx
  let d = 0
  let e = 0
  for (let iteration = 0; iteration < 60; iteration += 1) {
    const middle = (a + b) / 2
    const small = tolerance / 3 + 1e-12 * Math.abs(x)
    if (Math.abs(x - middle) <= 2 * small - (b - a) / 2) break
    let p = 0
    let q = 0
    let r = 0
    if (Math.abs(e) > small) {
      r = (x - w) * (fx - fv)
      q = (x - v) * (fx - fw)
      p = (x - v) * q - (x - w) * r
      q = 2 * (q - r)
      if (q > 0) p = -p
      else q = -q
      r = e
      e = d
    }
    if (Math.abs(p) < Math.abs(0.5 * q * r) && p > q * (a - x) && p < q * (b - x)) {
      d = p / q
      const u = x + d
      if (u - a < 2 * small || b - u < 2 * small) d = x < middle ? small : -small
    } else {
      e = x < middle ? b - x : a - x
      d = GOLDEN * e
    }
    const u = Math.abs(d) >= small ? x + d : x + (d > 0 ? small : -small)
    const fu = f(u)
    if (fu <= fx) {
      if (u < x) b = x
      else a = x
      v = w
      fv = fw
      w = x
      fw = fx
      x = u
      fx = fu
    } else {
      if (u < x) a = u
      else b = u
      if (fu <= fw || w === x) {
        v = w
        fv = fw
        w = u
        fw = fu
      } else if (fu <= fv || v === x || v === w) {
        v = u
        fv = fu
      }
    }
  }
  return x
}
