import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { etsFitFromAll } from '#engines/forecast/ets/etsFit.ts'
import type { EtsModel } from '#engines/forecast/ets/etsModel.ts'
import { etsStart, seasonalStarts } from '#engines/forecast/ets/etsStart.ts'
import { searchModels } from '#engines/forecast/methods/ets.ts'
import { theta } from '#engines/forecast/methods/theta.ts'

import { readSet } from './dataSet.ts'

type Reference = {
  readonly set: string; readonly series_id: string; readonly m: number; readonly h: number; readonly n: number
  readonly components: readonly [string, string, string, string]; readonly loglik: number; readonly aicc: number; readonly theta: readonly number[]
}

/** Our search against R's on the reference series: share of series where it is as good, by model and by choice, and Theta within 1e-4. */
export function rModels(folder: string) {
  const path = join(folder, 'r-reference.json')
  if (!existsSync(path)) return null
  const references = JSON.parse(readFileSync(path, 'utf8')) as readonly Reference[]
  let likelihoods = 0
  let choices = 0
  let thetas = 0
  let compared = 0
  for (const reference of references) {
    const { set, series_id: id, m, h } = reference
    if (!existsSync(join(folder, `${set}.csv`))) continue
    const y = readSet(folder, { name: set, season: m, horizon: h }, new Set([id])).trains.get(id)
    if (!y || y.length !== reference.n) continue
    compared += 1
    const found = searchModels(y, m, 'likelihood')
    const [error, trend, season, damped] = reference.components
    const model = { error, trend: trend === 'N' ? 'N' : damped === 'TRUE' ? 'Ad' : 'A', season } as EtsModel
    const size = found?.scale ?? 1
    const scaled = y.map((value) => value / size)
    const start = etsStart(model, scaled, m, seasonalStarts(scaled, m, y.every((value) => value > 0)))
    const fit = start && etsFitFromAll(model, scaled, start, 1e-6, 400, 'likelihood')
    const units = 2 * y.length * Math.log(size)
    if (fit && fit.criterion + units <= -2 * reference.loglik + 0.1) likelihoods += 1
    if (found && found.fits[0]!.aicc + units <= reference.aicc + 0.5) choices += 1
    const mean = theta.outlook(y, m, h)?.mean
    const level = reference.theta.reduce((sum, value) => sum + Math.abs(value) / h, 0)
    if (mean && reference.theta.every((value, i) => Math.abs(value - mean[i]!) <= 1e-4 * level)) thetas += 1
  }
  return { compared, likelihoods, choices, thetas }
}
