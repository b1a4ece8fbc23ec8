import type { FactColumn, FactTable } from '#domain/factTable.ts'
import type { IsoDay, TimeZone } from '#domain/units.ts'

import type { FieldKind, Values } from './sources/types.ts'

type Growing = { readonly kind: FieldKind; readonly numbers: number[]; readonly words: string[]; readonly places: Map<string, number> }

/** Collects the typed rows of a source that yields facts into columns. */
export class FactBuilder {
  readonly #columns: ReadonlyMap<string, Growing>
  #rows = 0

  constructor(fields: readonly { readonly field: string; readonly kind: FieldKind }[]) {
    this.#columns = new Map(fields.map(({ field, kind }) => [field, { kind, numbers: [], words: [], places: new Map() }]))
  }

  get rowCount() {
    return this.#rows
  }

  add(values: Values) {
    this.#rows += 1
    for (const [field, column] of this.#columns) {
      const value = values[field] ?? null
      if (column.kind !== 'id' && column.kind !== 'text') column.numbers.push(typeof value === 'number' ? value : Number.NaN)
      else column.numbers.push(value === null ? -1 : placeOf(column, String(value)))
    }
  }

  finish(about: { readonly kind: string; readonly timeZone: TimeZone; readonly currency: string | null; readonly period: { readonly firstDay: string; readonly lastDay: string } | null }): FactTable {
    const columns = [...this.#columns].map(([field, { kind, numbers, words }]): [string, FactColumn] => {
      if (kind === 'id' || kind === 'text') return [field, { type: 'text', words, index: Int32Array.from(numbers) }]
      return [field, kind === 'time' ? { type: 'time', seconds: Float64Array.from(numbers) } : { type: 'number', values: Float64Array.from(numbers) }]
    })
    const period = about.period && { firstDay: about.period.firstDay as IsoDay, lastDay: about.period.lastDay as IsoDay }
    return { ...about, period, rowCount: this.#rows, columns: Object.fromEntries(columns) }
  }
}

function placeOf({ words, places }: Growing, word: string): number {
  let at = places.get(word)
  if (at === undefined) {
    at = words.length
    places.set(word, at)
    words.push(word)
  }
  return at
}
