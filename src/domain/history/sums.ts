/** Entries of the same name joined into the first of them, sorted by name. */
export function byName<T>(entries: readonly T[], nameOf: (entry: T) => readonly (string | null)[], join: (into: T, other: T) => void): T[] {
  const named = new Map<string, T>()
  for (const entry of entries) {
    const name = nameOf(entry).map((part) => part ?? '').join('\n')
    const known = named.get(name)
    if (known) join(known, entry)
    else named.set(name, entry)
  }
  return [...named].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, entry]) => entry)
}
