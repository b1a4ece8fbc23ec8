import type { ForecastSeries } from '#engines/forecast/types.ts'

import { readTidyCsv } from './tidyCsv.ts'

export type TidySeries = { readonly id: string; readonly series: ForecastSeries }

/** What a tidy file lacks or has twice; becomes the command's error. */
export class TidyError extends Error {
  readonly code: string
  constructor(code: string, message: string) {
    super(message)
    this.code = code
  }
}

/**
 * Series of a tidy CSV (`series_id,t,value|sales,split[,in_stock]`), in order of appearance.
 *
 * Only rows of `split=train` give values; periods without a row, with an empty value, or with `in_stock=0` are missing (NaN).
 */
export function readTidySeries(text: string, season: number): TidySeries[] {
  const { header, rows } = readTidyCsv(text)
  const column = (name: string): number => header.indexOf(name)
  const at = { id: column('series_id'), t: column('t'), value: column('value') >= 0 ? column('value') : column('sales'), split: column('split'), inStock: column('in_stock') }
  for (const [name, index] of [['series_id', at.id], ['t', at.t], ['value or sales', at.value]] as const) {
    if (index < 0) throw new TidyError('columnMissing', `column missing: ${name}`)
  }
  const byId = new Map<string, Map<number, number>>()
  for (const row of rows) {
    const id = row[at.id] ?? ''
    const points = byId.get(id) ?? new Map<number, number>()
    byId.set(id, points)
    if (at.split >= 0 && row[at.split] !== 'train') continue
    const t = Number(row[at.t])
    if (!Number.isInteger(t)) throw new TidyError('badPeriod', `series ${id}: t is not a whole number: ${row[at.t] ?? ''}`)
    const isKnown = (row[at.value] ?? '') !== '' && !(at.inStock >= 0 && row[at.inStock] === '0')
    points.set(t, isKnown ? Number(row[at.value]) : NaN)
  }
  return Array.from(byId, ([id, points]) => {
    const periods = Array.from(points.keys())
    const first = periods.reduce((a, b) => Math.min(a, b), Infinity)
    const last = periods.reduce((a, b) => Math.max(a, b), -Infinity)
    const length = periods.length === 0 ? 0 : last - first + 1
    if (length > 1_000_000) throw new TidyError('badPeriod', `series ${id}: t runs from ${first} to ${last}`)
    const values = new Float64Array(length).fill(NaN)
    for (const [t, value] of points) values[t - first] = value
    return { id, series: { values, season } }
  })
}
