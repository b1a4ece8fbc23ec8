/** A point of the grid: how many steps each input is shifted. */
export type Steps = readonly number[]

/** The square of a point's distance from the plan, in steps: whole, so that equal distances are equal. */
export function squaredSize(steps: Steps): number {
  return steps.reduce((sum, step) => sum + step * step, 0)
}

/** Nearer points first; of equal ones those that shift fewer inputs, then those that shift earlier inputs more. */
export function comparePoints(a: Steps, b: Steps): number {
  const shifted = (steps: Steps): number => steps.filter((step) => step > 0).length
  const first = a.findIndex((step, i) => step !== b[i])
  return squaredSize(a) - squaredSize(b) || shifted(a) - shifted(b) || (first < 0 ? 0 : b[first]! - a[first]!)
}

/** `tried` = points that were run; the others follow from them. */
export type LeastPoint = { readonly point: Steps | null; readonly tried: number }

/**
 * The least point of the grid 0..lastSteps that breaks, in the order of `comparePoints`; null when none does.
 *
 * Branch and bound: what breaks still breaks when shifted further, so that where a part of the grid holds at its far corner nothing in it breaks. That
 * is so but for noise where nothing reacts to the load; the points one step before the answer are run in any case, and the answer moves there if one breaks.
 */
export async function leastOnGrid(lastSteps: Steps, breaks: (steps: Steps) => Promise<boolean>): Promise<LeastPoint> {
  const known = new Map<string, boolean>()
  const held: Steps[] = []
  const broken: Steps[] = []
  const isWithin = (a: Steps, b: Steps): boolean => a.every((step, i) => step <= b[i]!)
  const run = async (steps: Steps): Promise<boolean> => {
    const key = steps.join()
    let doesBreak = known.get(key)
    if (doesBreak === undefined) {
      known.set(key, (doesBreak = await breaks(steps)))
      const list = doesBreak ? broken : held
      list.push(steps)
    }
    return doesBreak
  }
  const judge = async (steps: Steps): Promise<boolean> => {
    if (held.some((far) => isWithin(steps, far))) return false
    return broken.some((near) => isWithin(near, steps)) || run(steps)
  }

  const zero = lastSteps.map(() => 0)
  if (await run(zero)) return { point: zero, tried: known.size }
  if (lastSteps.every((last) => last === 0) || !(await run(lastSteps))) return { point: null, tried: known.size }
  let best: Steps = lastSteps
  const offer = (steps: Steps): void => {
    if (comparePoints(steps, best) < 0) best = steps
  }
  const alone: number[] = []
  for (const [i, last] of lastSteps.entries()) {
    const at = (step: number): Steps => zero.with(i, step)
    let [low, high] = [0, last + 1]
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2)
      if (await judge(at(middle))) high = middle
      else low = middle
    }
    if (high <= last) offer(at(high))
    alone.push(high <= last ? high : Infinity)
  }
  // Inputs that break by themselves soonest come first: the others then rarely have to be cut up.
  const order = alone.map((_, i) => i).sort((a, b) => (alone[a] === alone[b] ? a - b : alone[a]! - alone[b]!))
  const within = (steps: Steps, i: number): number => Math.min(lastSteps[i]!, Math.floor(Math.sqrt(squaredSize(best) - squaredSize(steps))))
  const walk = async (depth: number, steps: Steps): Promise<void> => {
    const room = squaredSize(best) - squaredSize(steps)
    if (room < 0 || (room === 0 && comparePoints(steps, best) >= 0)) return
    const far = order.slice(depth).reduce((point, i) => point.with(i, within(steps, i)), [...steps])
    if (!(await judge(far))) return
    if (depth === order.length) return offer(steps)
    for (let step = 0; squaredSize(steps) + step * step <= squaredSize(best) && step <= lastSteps[order[depth]!]!; step += 1) await walk(depth + 1, steps.with(order[depth]!, step))
  }
  await walk(0, zero)
  for (let i = 0; i < best.length; i += 1) {
    const before = best.with(i, Math.max(0, best[i]! - 1))
    if (best[i]! === 0 || !(await run(before))) continue
    best = before
    i = -1
  }
  return { point: best, tried: known.size }
}
