import { readFile } from 'node:fs/promises'

import { buildSimulationInput, missingForSimulation, type BuiltInput } from '#advice/buildInput.ts'
import { finishPlan, forecastTasks } from '#advice/forecastPlan.ts'
import type { PlanDocument } from '#domain/plan.ts'
import type { Scenario } from '#domain/scenario.ts'
import { translator } from '#i18n/translate.ts'
import { readPlanFile } from '#plan-file/read.ts'

import { UsageError } from './arguments.ts'
import { draftAll } from './forecastWorker.ts'

/** A command that cannot be answered, with a code for programs and a sentence for people. */
export class CommandError extends Error {
  readonly code: string
  constructor(code: string, message: string) {
    super(message)
    this.code = code
  }
}

/** The plan in a plan file, or in a readable JSON file of the same document (`.json`). */
export async function readPlan(path: string): Promise<PlanDocument> {
  const bytes = await readFile(path).catch(() => {
    throw new CommandError('planFile.unreadable', `cannot read ${path}`)
  })
  if (path.endsWith('.json')) return parseDocument(bytes.toString('utf8'))
  const read = await readPlanFile(bytes)
  if (!read.ok) throw new CommandError(read.error.code, translator('en')(`error.${read.error.code}`, read.error.params))
  return read.value.document
}

function parseDocument(text: string): PlanDocument {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw new CommandError('planFile.invalid', 'not a JSON document')
  }
  // A hand-made document is trusted beyond this: what it gets wrong inside ends in an error of its own.
  const isPlan = typeof value === 'object' && value !== null && ['settings', 'history', ...listKeys].every((key) => key in value)
  if (!isPlan) throw new CommandError('planFile.invalid', `not a plan: it needs settings, history, ${listKeys.join(', ')}`)
  // Documents of earlier schemas lack some of these.
  return { mappings: [], overrides: [], pastEvents: [], smallTests: [], spuShares: [], suppliers: [], supplyTerms: [], purchaseOrders: [], buying: [], ...(value as Omit<PlanDocument, LaterSections>) }
}

type LaterSections = 'mappings' | 'overrides' | 'pastEvents' | 'smallTests' | 'spuShares' | 'suppliers' | 'supplyTerms' | 'purchaseOrders' | 'buying'
const listKeys = ['skus', 'stock', 'inbound', 'warehouses', 'services', 'markets', 'scenarios'] as const

/** The scenario named, else the active one, else the first. */
export function chooseScenario(document: PlanDocument, id: string | undefined): Scenario {
  const scenario = id === undefined
    ? (document.scenarios.find((one) => one.id === document.settings.activeScenarioId) ?? document.scenarios[0])
    : document.scenarios.find((one) => one.id === id)
  if (scenario) return scenario
  if (id !== undefined) throw new UsageError(`--scenario ${id}: the plan has ${document.scenarios.map((one) => one.id).join(', ') || 'none'}`)
  throw new CommandError('run.scenarioMissing', 'the plan has no scenario')
}

/** Forecasts the plan, on threads when it is large, and builds its simulation input: the same whichever way. */
export async function buildPlan(document: PlanDocument, scenario: Scenario, workers: number): Promise<BuiltInput> {
  const [missing] = missingForSimulation(document)
  if (missing !== undefined) throw new CommandError(`run.missing.${missing}`, translator('en')(`error.run.missing.${missing}`))
  const tasks = forecastTasks(document, scenario)
  const sold = tasks.filter((task) => task !== null)
  // All histories end on the same day, so that all horizons are equal.
  const horizon = sold[0]?.horizon ?? scenario.horizonDays
  const made = (await draftAll(sold.map(({ series }) => series), { horizon, ...(sold[0]?.effort ? { effort: sold[0].effort } : {}) }, sold.length < WORTH_THREADS ? 1 : workers))[Symbol.iterator]()
  const bySku = finishPlan(document, scenario, tasks, tasks.map((task) => task && made.next().value!))
  return buildSimulationInput(document, scenario, bySku)
}

/** Series that take longer to forecast than threads to start. */
const WORTH_THREADS = 100
