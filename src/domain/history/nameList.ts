/** Distinct names in the order of their first use. */
export function nameList(): { readonly names: string[]; readonly place: (name: string) => number } {
  const names: string[] = []
  const places = new Map<string, number>()
  return {
    names,
    place(name) {
      let at = places.get(name)
      if (at === undefined) {
        at = names.push(name) - 1
        places.set(name, at)
      }
      return at
    },
  }
}
