import { parseArguments, UsageError, type Command } from './arguments.ts'
import { forecastBenches } from './benchForecast.ts'
import { importBenches } from './benchImport.ts'
import { mergeBenchmarks } from './benchMerge.ts'
import { stockBenchmarks } from './benchStock.ts'
import { stressBenchmarks, type Benchmark } from './benchStress.ts'

const benchmarks: readonly Benchmark[] = [...stressBenchmarks, ...forecastBenches, ...importBenches, ...stockBenchmarks, ...mergeBenchmarks]

/** Runs the benchmarks whose names start with the given text, on this machine. */
export const bench: Command = {
  usage: 'bench [NAME] [--json]',
  async run(args) {
    const { options, positional } = parseArguments(args, [], ['json'])
    if (positional.length > 1) throw new UsageError(`unexpected ${positional.slice(1).join(' ')}`)
    const prefix = positional[0] ?? ''
    const chosen = benchmarks.filter(({ name }) => name.startsWith(prefix))
    if (chosen.length === 0) throw new UsageError(`no benchmark starts with ${prefix}; there are ${benchmarks.map(({ name }) => name).join(', ')}`)
    const results = []
    for (const benchmark of chosen) {
      process.stderr.write(`${benchmark.name} ...\n`)
      results.push(await benchmark.run())
    }
    if (options.has('json')) process.stdout.write(`${JSON.stringify(results)}\n`)
    else for (const { name, value, unit, n, notes } of results) process.stdout.write(`${name.padEnd(24)} ${String(value).padStart(10)} ${unit}  (n = ${n}; ${notes})\n`)
    return 0
  },
}
