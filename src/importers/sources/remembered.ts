const MAX_REMEMBERED = 10_000

/** A function of a word that is worked out once for each: a file has few words and repeats them on every row. */
export function remembered<T>(of: (word: string) => T): (word: string) => T {
  const known = new Map<string, T>()
  return (word) => {
    let value = known.get(word)
    if (value === undefined) {
      value = of(word)
      if (known.size < MAX_REMEMBERED) known.set(word, value)
    }
    return value
  }
}
