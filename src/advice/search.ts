import { normalQuantile } from '#math/normal.ts'

/**
 * When a candidate is looked at, and how sure one must be. Every candidate sees the same replications (common random numbers),
 * from replication 0 on, so that a search is reproducible and its candidates differ by nothing but themselves.
 */
export type SearchRule = { readonly checkpoints: readonly number[]; readonly errorShare: number }
export const SEARCH_RULE: SearchRule = { checkpoints: [25, 100, 200, 400], errorShare: 0.05 }
/** One replication says all where nothing is random. */
export const DETERMINISTIC_RULE: SearchRule = { checkpoints: [1], errorShare: 0.05 }

/** Replications between two looks at whether a candidate is lost already. */
const LOOK_EVERY = 50

/** What is known of one candidate after its last checkpoint. */
export type Verdict = { readonly holds: boolean; readonly broken: number; readonly replications: number }

/** Wilson score bounds for `broken` of `count` at `z` standard deviations. Source: Wilson 1927. */
export function wilsonBounds(broken: number, count: number, z: number): readonly [number, number] {
  if (count === 0) return [0, 1]
  const share = broken / count
  const square = z * z
  const centre = (share + square / (2 * count)) / (1 + square / count)
  const half = (z * Math.sqrt((share * (1 - share)) / count + square / (4 * count * count))) / (1 + square / count)
  return [broken === 0 ? 0 : centre - half, broken === count ? 1 : centre + half]
}

/**
 * Whether the chance of breaking is at most `toleranceShare`, by looking at fixed checkpoints.
 *
 * It holds at the first checkpoint where the upper bound is at most the tolerance, fails at the first one where the lower bound is
 * above it, and fails when the last checkpoint leaves it open, unless nothing broke at all. One-sided levels are divided by the
 * number of checkpoints (Bonferroni), for as many looks as there can be; a checkpoint too small to hold even with nothing broken
 * is no look at holding. Between checkpoints it is only looked whether so many broke that no later one can hold: that ends the
 * counting without changing any verdict.
 */
export async function decide(countBroken: (first: number, count: number) => number | Promise<number>, toleranceShare: number, rule: SearchRule): Promise<Verdict> {
  const { checkpoints, errorShare } = rule
  const last = checkpoints.at(-1)!
  if (last === 1) {
    const broken = await countBroken(0, 1)
    return { holds: broken === 0, broken, replications: 1 }
  }
  const zFails = normalQuantile(1 - errorShare / checkpoints.length)
  const zHolds = normalQuantile(1 - errorShare / looksAtHolding(toleranceShare, rule))
  const most = mostBroken(last, zHolds, toleranceShare)
  let broken = 0
  let seen = 0
  while (seen < last) {
    const next = Math.min(checkpoints.find((checkpoint) => checkpoint > seen)!, (Math.floor(seen / LOOK_EVERY) + 1) * LOOK_EVERY)
    broken += await countBroken(seen, next - seen)
    seen = next
    if (broken > most) return { holds: false, broken, replications: seen }
    if (!checkpoints.includes(seen)) continue
    if (wilsonBounds(broken, seen, zHolds)[1] <= toleranceShare) return { holds: true, broken, replications: seen }
    if (wilsonBounds(broken, seen, zFails)[0] > toleranceShare) return { holds: false, broken, replications: seen }
  }
  return { holds: broken === 0, broken, replications: seen }
}

/** How many may break at the last checkpoint for a candidate to hold. */
function mostBroken(last: number, zHolds: number, toleranceShare: number): number {
  let most = 0
  while (most < last && wilsonBounds(most + 1, last, zHolds)[1] <= toleranceShare) most += 1
  return most
}

/** Checkpoints at which something could hold: the largest number k whose k last checkpoints can, at a level divided by k. */
function looksAtHolding(toleranceShare: number, { checkpoints, errorShare }: SearchRule): number {
  for (let looks = checkpoints.length; looks > 1; looks -= 1) {
    if (wilsonBounds(0, checkpoints[checkpoints.length - looks]!, normalQuantile(1 - errorShare / looks))[1] <= toleranceShare) return looks
  }
  return 1
}

export type Boundary<T> = { readonly index: number; readonly verdict: T }

/** How many candidates after the first failing one must fail too before the boundary is believed. */
const CONFIRMING = 1

/**
 * The largest index in 0..last that holds, where holding is monotone but for noise; index -1 with the verdict of 0 when 0 fails too.
 *
 * From `start` in steps of doubling length, beginning with `firstStep`, up while candidates hold or down while they fail; bisection
 * between; then the candidate after the first failing one is looked at too, and if it holds, the grid is scanned upwards from
 * there until two in a row fail.
 */
export async function largestHolding<T extends { readonly holds: boolean }>(judge: (index: number) => T | Promise<T>, last: number, start = 0, firstStep = 1): Promise<Boundary<T>> {
  const verdicts = new Map<number, T>()
  const at = async (index: number): Promise<T> => {
    let verdict = verdicts.get(index)
    if (!verdict) verdicts.set(index, (verdict = await judge(index)))
    return verdict
  }
  let low = -1
  let high = last + 1
  if ((await at(start)).holds) {
    low = start
    for (let step = firstStep; low < last && high > last; step *= 2) {
      const next = Math.min(last, low + step)
      if ((await at(next)).holds) low = next
      else high = next
    }
  } else {
    high = start
    for (let step = firstStep; high > 0 && low < 0; step *= 2) {
      const next = Math.max(0, high - step)
      if ((await at(next)).holds) low = next
      else high = next
    }
  }
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if ((await at(middle)).holds) low = middle
    else high = middle
  }
  for (let index = low + 1, failing = 0; index <= last && failing <= CONFIRMING; index += 1) {
    if ((await at(index)).holds) {
      low = index
      failing = 0
    } else failing += 1
  }
  return { index: low, verdict: await at(Math.max(0, low)) }
}
