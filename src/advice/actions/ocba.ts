/**
 * Optimal computing budget allocation: how many more replications each design gets so that the best is found most surely. Smaller means are better.
 *
 * `spread` are variances of the designs; with common random numbers they are those of the paired differences to the best (the method itself assumes independent
 * samples: it then only shares out effort, nothing is concluded from it). Shares follow Chen, Lin, Yucesan & Chick (2000): N_i / N_j = (s_i / d_i)^2 / (s_j / d_j)^2,
 * N_b = s_b sqrt(sum (N_i / s_i)^2). A design that already has more than its share gets none; the rest is shared among the others.
 *
 * Returns [designs] whole numbers that add up to `added`. `rounding`: floor with the remainder to the best, or nearest.
 */
export function ocba(means: readonly number[], spread: readonly number[], done: readonly number[], added: number, rounding: 'floor' | 'nearest' = 'floor'): number[] {
  const count = means.length
  if (count === 0) return []
  const best = means.indexOf(Math.min(...means))
  const ratio = shares(means, spread, best)
  const total = done.reduce((sum, n) => sum + n, 0) + added
  const open = new Set(means.keys())
  const target = [...done]
  for (;;) {
    const left = total - [...means.keys()].filter((i) => !open.has(i)).reduce((sum, i) => sum + done[i]!, 0)
    const weight = [...open].reduce((sum, i) => sum + ratio[i]!, 0)
    for (const i of open) target[i] = weight > 0 ? (left * ratio[i]!) / weight : left / open.size
    const over = [...open].filter((i) => target[i]! < done[i]!)
    if (over.length === 0) break
    for (const i of over) {
      target[i] = done[i]!
      open.delete(i)
    }
  }
  const more = target.map((n, i) => (rounding === 'floor' ? Math.floor(n - done[i]! + 1e-9) : Math.round(n - done[i]!)))
  const rest = added - more.reduce((sum, n) => sum + n, 0)
  if (rest !== 0) more[best]! += rest
  return more
}

function shares(means: readonly number[], spread: readonly number[], best: number): number[] {
  const tiny = 1e-12
  const ratio = means.map((mean, i) => {
    if (i === best) return 0
    const distance = Math.max(tiny, mean - means[best]!)
    return Math.max(tiny, spread[i]!) / (distance * distance)
  })
  const sum = ratio.reduce((total, share, i) => (i === best ? total : total + (share * share) / Math.max(tiny, spread[i]!)), 0)
  ratio[best] = Math.sqrt(Math.max(tiny, spread[best]!) * sum)
  return ratio
}
