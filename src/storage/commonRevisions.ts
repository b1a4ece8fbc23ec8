/** Ancestors of each revision that is kept here; `undefined` = not noted when it was kept. */
export type KeptRevisions = ReadonlyMap<string, readonly string[] | undefined>

/**
 * The nearest revisions that a file and a plan have in common: of those kept here that the file's line names, the ones that no other
 * descends from, in the order of the file. More than one where both sides took each other in, or where content came twice.
 *
 * Shapes: `line` is the file's own revision, then its ancestors, nearest first. Never decided by the order in which they were kept here: a
 * revision that is saved again is no nearer for it.
 */
export function commonRevisions(line: readonly string[], kept: KeptRevisions): readonly string[] {
  const common = [...new Set(line)].filter((id) => kept.has(id))
  const lines = new Map(common.map((id, at) => [id, new Set(id === line[0] ? line.slice(1) : (kept.get(id) ?? common.slice(at + 1)))]))
  return nearest(common, lines)
}

/** The nearest revisions that two kept ones both descend from. */
export function olderRevisions(a: string, b: string, kept: KeptRevisions): readonly string[] {
  const others = new Set(kept.get(b))
  const common = (kept.get(a) ?? []).filter((id) => others.has(id) && kept.has(id))
  return nearest(common, new Map(common.map((id, at) => [id, new Set(kept.get(id) ?? common.slice(at + 1))])))
}

/** Without those that another descends from; two that each name the other are two revisions of one name, and both stay. */
function nearest(ids: readonly string[], ancestors: ReadonlyMap<string, ReadonlySet<string>>): readonly string[] {
  const descends = (one: string, from: string) => ancestors.get(one)?.has(from) ?? false
  return ids.filter((id) => !ids.some((other) => other !== id && descends(other, id) && !descends(id, other)))
}
