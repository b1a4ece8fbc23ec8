import { writeFile } from 'node:fs/promises'

import { type Command, numberOption, parseArguments, UsageError } from './arguments.ts'
import { buildPlan, chooseScenario, readPlan } from './planInput.ts'
import { resultOf, shardFile } from './shardFile.ts'
import { createSimulationPool, defaultWorkers } from './simulationPool.ts'

export const stress: Command = {
  usage: 'stress PLAN [--scenario ID] [--replications N] [--seed S] [--first I --count K] [--workers W] [--out FILE]',
  async run(args) {
    const { options, positional } = parseArguments(args, ['scenario', 'replications', 'seed', 'first', 'count', 'workers', 'out'])
    const [path] = positional
    if (path === undefined || positional.length > 1) throw new UsageError('expected one plan file')
    const document = await readPlan(path)
    const scenario = chooseScenario(document, options.get('scenario'))
    const seed = numberOption(options, 'seed', scenario.seed, { integer: true, min: 0, max: 2 ** 32 - 1 })
    const replications = numberOption(options, 'replications', scenario.replications, { integer: true, min: 1, max: 10_000_000 })
    const first = numberOption(options, 'first', 0, { integer: true, min: 0, max: 2 ** 31 })
    const count = numberOption(options, 'count', Math.max(1, replications - first), { integer: true, min: 1, max: 10_000_000 })
    const workers = numberOption(options, 'workers', defaultWorkers(), { integer: true, min: 1, max: 64 })

    const { input, assumptions, firstDay } = await buildPlan(document, scenario, workers)
    const label = { seed, assumptions, firstDay }
    const pool = createSimulationPool(input, seed, workers)
    const shard = await pool.shard(first, count).finally(() => pool.close())
    const out = options.get('out')
    if (out !== undefined) await writeFile(out, `${JSON.stringify(await shardFile(input, label, shard))}\n`)
    // A part printed without a file is the part itself, ready for `combine`; everything else is the result.
    const isPartOnly = out === undefined && (options.has('first') || options.has('count'))
    process.stdout.write(`${JSON.stringify(isPartOnly ? await shardFile(input, label, shard) : await resultOf(input, label, shard))}\n`)
    return 0
  },
}
