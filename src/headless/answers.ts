import { ANSWER_NAMES, searchAnswers, type AnswerName } from '#advice/answers.ts'
import { inputHashOf } from '#advice/stress.ts'
import { ENGINE_VERSION } from '#domain/version.ts'

import { type Command, numberOption, parseArguments, UsageError } from './arguments.ts'
import { buildPlan, chooseScenario, readPlan } from './planInput.ts'
import { createSimulationPool, defaultWorkers } from './simulationPool.ts'

export const answers: Command = {
  usage: 'answers PLAN [--scenario ID] [--seed S] [--only headroom|binding|largestSpike|smallestCapacity] [--workers W]',
  async run(args) {
    const { options, positional } = parseArguments(args, ['scenario', 'seed', 'only', 'workers'])
    const [path] = positional
    if (path === undefined || positional.length > 1) throw new UsageError('expected one plan file')
    const only = onlyNames(options.get('only'))
    const document = await readPlan(path)
    const scenario = chooseScenario(document, options.get('scenario'))
    const seed = numberOption(options, 'seed', scenario.seed, { integer: true, min: 0, max: 2 ** 32 - 1 })
    const workers = numberOption(options, 'workers', defaultWorkers(), { integer: true, min: 1, max: 64 })
    const { input, assumptions, firstDay } = await buildPlan(document, scenario, workers)
    const pool = createSimulationPool(input, seed, workers)
    const found = await searchAnswers(input, (_, gate, first, count, change) => pool.countBroken(change, gate, first, count), { toleranceShare: scenario.toleranceShare, only })
      .finally(() => pool.close())
    const label = { engineVersion: ENGINE_VERSION, inputHash: await inputHashOf(input), seed, firstDay, toleranceShare: scenario.toleranceShare, assumptions }
    // What was not asked for is left out: `null` means searched and not there.
    const asked = options.get('only')
    const shown = asked === undefined ? found : { [asked]: found[asked as keyof typeof found] }
    process.stdout.write(`${JSON.stringify({ ...label, ...shown })}\n`)
    return 0
  },
}

/** What binds is read off the headrooms. */
function onlyNames(text: string | undefined): readonly AnswerName[] {
  if (text === undefined) return ANSWER_NAMES
  const name = ANSWER_NAMES.find((one) => one === (text === 'binding' ? 'headroom' : text))
  if (name === undefined) throw new UsageError(`--only ${text}: expected headroom, binding, largestSpike or smallestCapacity`)
  return [name]
}
