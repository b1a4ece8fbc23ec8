import type { Driver, ForecastSeries } from '#engines/forecast/types.ts'
import { originalText } from '#shared/table/cell.ts'

import { readTidyCsv } from './tidyCsv.ts'

export type TidySeries = { readonly id: string; readonly series: ForecastSeries }

/** Columns that are known influences; the test rows hold the plan. */
const DRIVER_KINDS: Readonly<Record<string, Driver['kind']>> = { ad_spend: 'spend', promo: 'flag', live: 'flag', deal: 'flag', feat: 'flag', price: 'price' }

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
 * Rows of every split give the drivers (`ad_spend, promo, live, price, deal, feat`). Only rows of `split=train` give values; periods without a row, with an empty value, or with `in_stock=0` are missing (NaN).
 */
export function readTidySeries(text: string, season: number, horizon: number): TidySeries[] {
  const { header, rows } = readTidyCsv(text)
  const column = (name: string): number => header.indexOf(name)
  const at = { id: column('series_id'), t: column('t'), value: column('value') >= 0 ? column('value') : column('sales'), split: column('split'), inStock: column('in_stock') }
  for (const [name, index] of [['series_id', at.id], ['t', at.t], ['value or sales', at.value]] as const) {
    if (index < 0) throw new TidyError('columnMissing', `column missing: ${name}`)
  }
  const drivers = header.flatMap((name, index) => (Object.hasOwn(DRIVER_KINDS, name) ? [{ name, index, kind: DRIVER_KINDS[name]! }] : []))
  type Points = { readonly values: Map<number, number>; readonly rows: Map<number, readonly string[]> }
  const byId = new Map<string, Points>()
  for (const row of rows) {
    const id = originalText(row[at.id] ?? '')
    const points = byId.get(id) ?? { values: new Map<number, number>(), rows: new Map<number, readonly string[]>() }
    byId.set(id, points)
    const t = Number(row[at.t])
    if (!Number.isInteger(t)) throw new TidyError('badPeriod', `series ${id}: t is not a whole number: ${row[at.t] ?? ''}`)
    points.rows.set(t, row)
    if (at.split >= 0 && row[at.split] !== 'train') continue
    const isKnown = (row[at.value] ?? '') !== '' && !(at.inStock >= 0 && row[at.inStock] === '0')
    points.values.set(t, isKnown ? Number(row[at.value]) : NaN)
  }
  return Array.from(byId, ([id, points]) => {
    const periods = Array.from(points.values.keys())
    const first = periods.reduce((a, b) => Math.min(a, b), Infinity)
    const last = periods.reduce((a, b) => Math.max(a, b), -Infinity)
    const length = periods.length === 0 ? 0 : last - first + 1
    if (length > 1_000_000) throw new TidyError('badPeriod', `series ${id}: t runs from ${first} to ${last}`)
    const values = new Float64Array(length).fill(NaN)
    for (const [t, value] of points.values) values[t - first] = value
    if (drivers.length === 0 || length === 0) return { id, series: { values, season } }
    const known = drivers.map(({ name, kind, index }) => ({
      name,
      kind,
      values: Float64Array.from({ length: length + horizon }, (_, i) => {
        const text = points.rows.get(first + i)?.[index] ?? ''
        return text === '' ? NaN : Number(text)
      }),
    }))
    return { id, series: { values, season, drivers: known } }
  })
}
