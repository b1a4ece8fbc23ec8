import { plannedCampaigns } from '#advice/adFactor.ts'
import { ANSWER_NAMES, searchAnswers, type AnswerName } from '#advice/answers.ts'
import { inputHashOf } from '#advice/stress.ts'
import { failingNodes } from '#advice/survive/nodes.ts'
import { ENGINE_VERSION } from '#domain/version.ts'

import { prepareSimulation } from '#engines/simulate/prepare.ts'
import { simulateShard } from '#engines/simulate/simulateShard.ts'
import type { SimulationInput } from '#engines/simulate/types.ts'

import { actionAnswers } from './actionAnswers.ts'
import { reverseAnswers } from './reverseAnswers.ts'
import { isSafeName, safeAnswers, type SafeName } from './safeAnswers.ts'
import { type Command, numberOption, parseArguments, UsageError } from './arguments.ts'
import { buildPlan, chooseScenario, readPlan } from './planInput.ts'
import { createSimulationPool, defaultWorkers } from './simulationPool.ts'

export const answers: Command = {
  usage: 'answers PLAN [--scenario ID] [--seed S] [--only headroom|binding|largestSpike|smallestCapacity|orderHandlingCapacity|adSpend|prebuild|actions|reverse] [--budget MINOR] [--workers W]   (actions and reverse only when asked for)',
  async run(args) {
    const { options, positional } = parseArguments(args, ['scenario', 'seed', 'only', 'workers', 'budget'])
    const [path] = positional
    if (path === undefined || positional.length > 1) throw new UsageError('expected one plan file')
    const isActions = options.get('only') === 'actions'
    const isReverse = options.get('only') === 'reverse'
    const only = isActions || isReverse || isSafeName(options.get('only')) ? [] : onlyNames(options.get('only'))
    const document = await readPlan(path)
    const chosen = chooseScenario(document, options.get('scenario'))
    const { actions: _, ...unplanned } = chosen
    // Actions are judged on the scenario without those that it has already.
    const scenario = isActions ? unplanned : chosen
    const seed = numberOption(options, 'seed', scenario.seed, { integer: true, min: 0, max: 2 ** 32 - 1 })
    const workers = numberOption(options, 'workers', defaultWorkers(), { integer: true, min: 1, max: 64 })
    const built = await buildPlan(document, scenario, workers)
    const { input, assumptions, firstDay } = built
    if (isReverse) {
      process.stdout.write(`${JSON.stringify(await reverseAnswers(built, seed, scenario.toleranceShare))}\n`)
      return 0
    }
    if (isActions) {
      const budgetMinor = options.has('budget') ? numberOption(options, 'budget', 0, { min: 0, max: 1e15 }) : null
      process.stdout.write(`${JSON.stringify(await actionAnswers({ document, scenario, input }, seed, budgetMinor))}\n`)
      return 0
    }
    if (isSafeName(options.get('only'))) {
      const runGates = async (candidate: SimulationInput, first: number, count: number) => simulateShard(prepareSimulation(candidate), seed, first, count)
      const label = { engineVersion: ENGINE_VERSION, inputHash: await inputHashOf(input), seed, firstDay, toleranceShare: scenario.toleranceShare }
      process.stdout.write(`${JSON.stringify({ ...label, ...(await safeAnswers(options.get('only') as SafeName, { input, runGates, toleranceShare: scenario.toleranceShare }, scenario, firstDay)) })}\n`)
      return 0
    }
    const pool = createSimulationPool(input, seed, workers)
    const found = await searchAnswers(input, (_, gate, first, count, change) => pool.countBroken(change, gate, first, count), { toleranceShare: scenario.toleranceShare, only, campaigns: plannedCampaigns(scenario) })
      .finally(() => pool.close())
    const label = { engineVersion: ENGINE_VERSION, inputHash: await inputHashOf(input), seed, firstDay, toleranceShare: scenario.toleranceShare, assumptions }
    // What was not asked for is left out: `null` means searched and not there.
    const asked = options.get('only')
    const nodes = failingNodes(document, input).map((node) => ({ ...node, timeToSurviveDays: Number.isFinite(node.timeToSurviveDays) ? node.timeToSurviveDays : null }))
    const shown = asked === undefined ? { ...found, nodes } : { [asked]: found[asked as keyof typeof found] ?? null }
    process.stdout.write(`${JSON.stringify({ ...label, ...shown })}\n`)
    return 0
  },
}

/** What binds is read off the headrooms. */
function onlyNames(text: string | undefined): readonly AnswerName[] {
  if (text === undefined) return ANSWER_NAMES
  const name = ANSWER_NAMES.find((one) => one === (text === 'binding' ? 'headroom' : text))
  if (name === undefined) throw new UsageError(`--only ${text}: expected headroom, binding, largestSpike, smallestCapacity, adHeadroom, orderHandlingCapacity, adSpend, prebuild, actions or reverse`)
  return [name]
}
