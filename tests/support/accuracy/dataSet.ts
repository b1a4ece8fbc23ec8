import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { readTidyCsv } from '../../../src/headless/tidyCsv.ts'

import { type Scored, type Truth, truthOf } from './score.ts'

/** Sets that mostly sell nothing: their pinball loss is divided by the root mean squared difference. */
const INTERMITTENT = new Set(['carparts', 'bakery_daily'])

export type DataSet = { readonly name: string; readonly season: number; readonly horizon: number }

/** `sets.csv` names each set with season (`season_m`) and horizon. */
export function readSets(folder: string): DataSet[] {
  const { header, rows } = readTidyCsv(readFileSync(join(folder, 'sets.csv'), 'utf8'))
  const [name, season, horizon, side] = ['set', 'season_m', 'horizon', 'side'].map((column) => header.indexOf(column))
  return rows
    .filter((row) => side! < 0 || row[side!] === 'public')
    .map((row) => ({ name: row[name!]!, season: Number(row[season!]), horizon: Number(row[horizon!]) }))
    .filter(({ name: set }) => existsSync(join(folder, `${set}.csv`)))
}

/** The file's text, of the wanted series only, and the truth of each. */
export function readSet(folder: string, { name, season, horizon }: DataSet, wanted: ReadonlySet<string> | null) {
  const { header, rows } = readTidyCsv(readFileSync(join(folder, `${name}.csv`), 'utf8'))
  const column = (label: string): number => header.indexOf(label)
  const at = { id: column('series_id'), t: column('t'), value: column('value') >= 0 ? column('value') : column('sales'), split: column('split'), inStock: column('in_stock') }
  const kept = rows.filter((row) => !wanted || wanted.has(row[at.id]!))
  const series = new Map<string, { readonly train: Map<number, number>; readonly test: { value: number; isScored: boolean }[] }>()
  for (const row of kept) {
    let one = series.get(row[at.id]!)
    if (!one) series.set(row[at.id]!, (one = { train: new Map(), test: [] }))
    const value = Number(row[at.value])
    if (row[at.split] === 'train') one.train.set(Number(row[at.t]), value)
    else if (one.test.length < horizon) one.test.push({ value, isScored: at.inStock < 0 || row[at.inStock] !== '0' })
  }
  const truths = new Map<string, Truth>(Array.from(series, ([id, { train, test }]) => [id, truthOf(train, test, season, INTERMITTENT.has(name))]))
  return { text: [header, ...kept].map((row) => row.join(',')).join('\n'), truths, trains: new Map(Array.from(series, ([id, { train }]) => [id, Float64Array.from(train.values())])) }
}

/** A reference column `folder/column/set.csv` (series_id,h,mean,lo95,lo80,median,hi80,hi95); null when there is none. */
export function readColumn(folder: string, columnName: string, set: string): Map<string, Scored> | null {
  const path = join(folder, columnName, `${set}.csv`)
  if (!existsSync(path)) return null
  const { header, rows } = readTidyCsv(readFileSync(path, 'utf8'))
  const [id, mean, ...levels] = ['series_id', 'mean', 'lo95', 'lo80', 'median', 'hi80', 'hi95'].map((label) => header.indexOf(label))
  const byId = new Map<string, { mean: number[]; quantiles: number[][] }>()
  for (const row of rows) {
    let one = byId.get(row[id!]!)
    if (!one) byId.set(row[id!]!, (one = { mean: [], quantiles: levels.map(() => []) }))
    one.mean.push(Number(row[mean!]))
    levels.forEach((index, i) => one.quantiles[i]!.push(row[index] === '' ? NaN : Number(row[index])))
  }
  return byId
}
