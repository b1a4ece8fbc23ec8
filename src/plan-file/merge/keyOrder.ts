/** Keys of a list in the base and on both sides, each in its order and without repetition. */
export type KeyLists = { readonly base: readonly string[]; readonly ours: readonly string[]; readonly theirs: readonly string[] }
export type OrderedKeys = { readonly keys: readonly string[]; /** Both sides put common entries into new orders: `keys` has them in that of ours, or of the other. */ readonly alternative: readonly string[] | null }

/**
 * The order of the entries of a merged list. One side's order when the other left the sequence alone; else what remains of the base in
 * the order of the side that moved entries, then what was added, by key. The same whichever side is ours, but for `alternative`.
 */
export function orderKeys({ base, ours, theirs }: KeyLists, merged: ReadonlySet<string>): OrderedKeys {
  const whole = isEqual(theirs, base) || isEqual(ours, theirs) ? ours : isEqual(ours, base) ? theirs : null
  if (whole !== null && whole.length === merged.size && whole.every((key) => merged.has(key))) return { keys: whole, alternative: null }
  const known = new Set(base)
  const rest = base.filter((key) => merged.has(key))
  const added = [...merged].filter((key) => !known.has(key)).sort()
  const [mine, yours] = [reordered(rest, ours), reordered(rest, theirs)]
  const [isMineNew, isYoursNew] = [!isEqual(mine, rest), !isEqual(yours, rest)]
  const keys = [...(isMineNew ? mine : yours), ...added]
  return { keys, alternative: isMineNew && isYoursNew && !isEqual(mine, yours) ? [...yours, ...added] : null }
}

/** Ours first, then what only theirs has; with theirs as the alternative when common entries stand in another order there. */
export function orderWithoutBase({ ours, theirs }: KeyLists, merged: ReadonlySet<string>): OrderedKeys {
  const after = (first: readonly string[], then: readonly string[]): readonly string[] => [...new Set([...first, ...then])].filter((key) => merged.has(key))
  const [mine, yours] = [new Set(ours), new Set(theirs)]
  const isSameOrder = isEqual(ours.filter((key) => yours.has(key)), theirs.filter((key) => mine.has(key)))
  return { keys: after(ours, theirs), alternative: isSameOrder ? null : after(theirs, ours) }
}

/** `rest` in the order of a side: entries that the side does not have stay behind the one they followed. */
function reordered(rest: readonly string[], side: readonly string[]): readonly string[] {
  const remains = new Set(rest)
  const sideKeys = new Set(side)
  const followers = new Map<string | null, string[]>()
  let anchor: string | null = null
  for (const key of rest) {
    if (sideKeys.has(key)) anchor = key
    else followers.set(anchor, [...(followers.get(anchor) ?? []), key])
  }
  return [...(followers.get(null) ?? []), ...side.filter((key) => remains.has(key)).flatMap((key) => [key, ...(followers.get(key) ?? [])])]
}

function isEqual(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((key, i) => key === b[i])
}
