/** Distinct names, numbered in the order they came. */
export class NameIndex {
  readonly names: string[] = []
  /** Made when a name comes that its code does not stand for: most files have none, and a million order ids need no second table. */
  #places: Map<string, number> | null = null
  readonly #placeOfCode: (number | undefined)[] = []

  /** `code`: number of the name among a column's words, when name and word are one; -1 when not. */
  of(name: string, code = -1): number {
    const known = code < 0 ? undefined : this.#placeOfCode[code]
    if (known !== undefined) return known
    if (code < 0) this.#places ??= new Map(this.names.map((each, i) => [each, i]))
    let place = this.#places?.get(name)
    if (place === undefined) {
      place = this.names.push(name) - 1
      this.#places?.set(name, place)
    }
    if (code >= 0) this.#placeOfCode[code] = place
    return place
  }
}
