import { writeFileSync } from 'node:fs'

import { draftForecast } from '#engines/forecast/draft.ts'
import { finishTogether } from '#engines/forecast/forecastSeries.ts'

import { readTidySeries } from '../../../src/headless/tidySeries.ts'

import { adRecovery } from './adRecovery.ts'
import { readColumn, readSet, readSets } from './dataSet.ts'
import { rModels } from './rModels.ts'
import { score, type Score, type Scored } from './score.ts'

const COLUMNS = [['r_snaive', 'seasonal naive'], ['r_ets', 'R ets'], ['r_theta', 'R thetaf'], ['r_comb', 'mean of both'], ['r_glm', 'R glm with drivers'], ['r_tsb', 'TSB'], ['r_adida', 'ADIDA']] as const
/** Of the seven quantiles of a forecast the five that are scored. */
const SCORED_ROWS = [0, 1, 3, 5, 6]
const USAGE = 'npm run accuracy -- --data DIR [--reference DIR] [--out FILE]'

/** Forecasts every set of the folder and prints a table of its accuracy, beside that of the reference columns on the same series. */
export async function main(args: readonly string[]): Promise<number> {
  const option = (name: string): string | undefined => (args.includes(name) ? args[args.indexOf(name) + 1] : undefined)
  const data = option('--data')
  if (data === undefined) {
    process.stderr.write(`${USAGE}\n`)
    return 2
  }
  const lines = ['| set (n) | forecast | MASE | RMSSE | pinball | 80 % | 95 % |', '|---|---|---|---|---|---|---|']
  for (const set of readSets(data)) {
    process.stderr.write(`${set.name} ...\n`)
    const columns = COLUMNS.flatMap(([folder, label]) => {
      const column = readColumn(option('--reference') ?? data, folder, set.name)
      return column ? [{ label, column }] : []
    })
    const { text, truths } = readSet(data, set, columns[0] ? new Set(columns[0].column.keys()) : null)
    const all = readTidySeries(text, set.season, set.horizon)
    const forecasts = finishTogether(all.map(({ series }) => draftForecast(series, { horizon: set.horizon })))
    const ours = new Map<string, Scored>(all.map(({ id }, i) => [id, { mean: Array.from(forecasts[i]!.mean), quantiles: SCORED_ROWS.map((row) => Array.from(forecasts[i]!.quantiles[row]!)) }]))
    const ids = all.map(({ id }) => id)
    for (const { label, column } of [{ label: '**ours**', column: ours }, ...columns]) {
      lines.push(row(`${set.name} (${ids.length})`, label, score(ids.map((id) => truths.get(id)!), ids.map((id) => column.get(id)!))))
    }
  }
  const recovery = adRecovery(data)
  if (recovery) lines.push('', `Effect of planned spend within its 80 % interval: ${recovery.covered} of ${recovery.of} series.`)
  const models = rModels(data)
  if (models) lines.push('', `Against R's fits on ${models.compared} series: likelihood of R's model reached on ${models.likelihoods}, AICc of R's choice on ${models.choices}, Theta within 1e-4 on ${models.thetas}.`)
  const report = `${lines.join('\n')}\n`
  const out = option('--out')
  if (out === undefined) process.stdout.write(report)
  else writeFileSync(out, report)
  return 0
}

function row(set: string, label: string, { mase, rmsse, pinball, cover80, cover95, error80, error95 }: Score): string {
  const interval = (cover: number, error: number): string => (Number.isNaN(error) || Number.isNaN(pinball) ? '-' : `${cover.toFixed(3)} ± ${error.toFixed(3)}`)
  return `| ${set} | ${label} | ${mase.toFixed(3)} | ${rmsse.toFixed(3)} | ${Number.isNaN(pinball) ? '-' : pinball > 1000 ? '> 1000' : pinball.toFixed(3)} | ${interval(cover80, error80)} | ${interval(cover95, error95)} |`
}
