import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { adEffect } from '#engines/forecast/regression/adEffect.ts'
import { adstock, hill } from '#engines/forecast/regression/adResponse.ts'

import { readTidyCsv } from '../../../src/headless/tidyCsv.ts'
import { readTidySeries } from '../../../src/headless/tidySeries.ts'

const SEASON = 7
const HORIZON = 28

/** How many series of `synth_daily` have the true effect of the planned spend within the 80 % interval; null without the files. */
export function adRecovery(folder: string): { readonly covered: number; readonly of: number } | null {
  const [dataPath, truthPath] = [join(folder, 'synth_daily.csv'), join(folder, 'synth_daily_truth.csv')]
  if (!existsSync(dataPath) || !existsSync(truthPath)) return null
  const text = readFileSync(dataPath, 'utf8')
  const truths = records(readFileSync(truthPath, 'utf8'))
  const expected = new Map<string, number[]>()
  for (const row of records(text)) {
    if (row['split'] !== 'test') continue
    const list = expected.get(row['series_id']!) ?? []
    expected.set(row['series_id']!, [...list, Number(row['expected_true'])])
  }
  let covered = 0
  const all = readTidySeries(text, SEASON, HORIZON)
  for (const { id, series } of all) {
    const truth = truths.find((row) => row['series_id'] === id)!
    const spend = series.drivers!.find(({ kind }) => kind === 'spend')!.values
    const known = series.values.length
    const response = (of: Float64Array): Float64Array => hill(adstock(of, Number(truth['adstock_theta'])), Number(truth['hill_ec']), Number(truth['hill_slope']))
    const [planned, none] = [response(spend), response(spend.map((value, t) => (t < known ? value : 0)))]
    const lift = Number(truth['ad_beta'])
    const effect = expected.get(id)!.reduce((sum, mean, h) => sum + mean * (1 - (1 + lift * none[known + h]!) / (1 + lift * planned[known + h]!)), 0)
    const found = adEffect(series, HORIZON)
    if (found && effect >= found.lo80 && effect <= found.hi80) covered += 1
  }
  return { covered, of: all.length }
}

function records(text: string): Readonly<Record<string, string>>[] {
  const { header, rows } = readTidyCsv(text)
  return rows.map((row) => Object.fromEntries(header.map((name, i) => [name, row[i] ?? ''])))
}
