import { readFile, writeFile } from 'node:fs/promises'

import { finishTogether } from '#engines/forecast/forecastSeries.ts'
import { METHODS } from '#engines/forecast/registry.ts'
import type { Forecast } from '#engines/forecast/types.ts'

import { type Command, numberOption, parseArguments, UsageError } from './arguments.ts'
import { draftAll } from './forecastWorker.ts'
import { csvField } from './tidyCsv.ts'
import { readTidySeries, TidyError } from './tidySeries.ts'

const HEADER = 'series_id,h,mean,lo95,lo80,lo50,median,hi50,hi80,hi95,method'

export const forecastCommand: Command = {
  usage: 'forecast IN.csv --season M --horizon H [--out FILE] [--method NAME] [--workers N]',
  async run(args) {
    const { options, positional } = parseArguments(args, ['season', 'horizon', 'out', 'method', 'workers'])
    const [path] = positional
    if (path === undefined || positional.length > 1) throw new UsageError('expected one CSV file')
    if (!options.has('season') || !options.has('horizon')) throw new UsageError('--season and --horizon are needed')
    const season = numberOption(options, 'season', 1, { integer: true, min: 1, max: 366 })
    const horizon = numberOption(options, 'horizon', 1, { integer: true, min: 1, max: 1000 })
    const workers = numberOption(options, 'workers', 1, { integer: true, min: 1, max: 64 })
    const method = options.get('method')
    if (method !== undefined && !(method in METHODS)) throw new UsageError(`--method ${method}: expected one of ${Object.keys(METHODS).join(', ')}`)
    const started = performance.now()
    const all = readTidySeries(await readText(path), season, horizon)
    const drafts = await draftAll(all.map((one) => one.series), method === undefined ? { horizon } : { horizon, method }, workers)
    const forecasts = finishTogether(drafts)
    const lines = forecasts.flatMap((forecast, i) => forecastLines(all[i]!.id, forecast))
    const text = `${[HEADER, ...lines].join('\n')}\n`
    const out = options.get('out')
    if (out === undefined) process.stdout.write(text)
    else await writeFile(out, text)
    const seconds = (performance.now() - started) / 1000
    process.stderr.write(`${all.length} series in ${seconds.toFixed(2)} s, ${(all.length / seconds).toFixed(1)} series a second\n`)
    return 0
  },
}

function forecastLines(id: string, forecast: Forecast): string[] {
  return Array.from(forecast.mean, (mean, h) => {
    const numbers = [mean, ...forecast.quantiles.map((row) => row[h]!)]
    return [csvField(id), h + 1, ...numbers.map((value) => Number(value.toPrecision(9))), forecast.method].join(',')
  })
}

async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8')
  } catch {
    throw new TidyError('unreadable', `cannot read ${path}`)
  }
}
