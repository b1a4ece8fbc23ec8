import type { ActionAnswer } from '#advice/actions/rank.ts'
import type { SealedCertificate } from '#advice/certificate/certificate.ts'
import type { Comparison } from '#advice/compare/compareScenarios.ts'
import type { ReverseAnswer } from '#advice/reverse/reverseAnswer.ts'
import type { SafeSettings } from '#advice/safe/safeSettings.ts'
import type { ScoutAnswer, ScoutChange } from '#advice/scout.ts'
import { rankPlanActions } from './actions.ts'
import { certifyPlan } from './certificate.ts'
import { comparePlanScenarios } from './compare.ts'
import { createLatest } from './latest.ts'
import { mergeEffects } from './mergeEffects.ts'
import type { PlanQuestion, PlanTools } from './planInput.ts'
import { playPlan, type PlayedPath, type PlayedRun } from './playback.ts'
import { reversePlan } from './reverse.ts'
import { safeSettingsOfPlan } from './safeSettings.ts'
import { createScout } from './scout.ts'
import type { PlanId, ScenarioId } from '#domain/units.ts'
import type { Choice } from '#plan-file/merge/types.ts'
import { fail, type Result } from '#shared/result.ts'
import type { HeadroomDb } from '#storage/db.ts'
import type { createForecastCache } from './forecastCache.ts'
import type { Pool } from './pool.ts'
import type { MergeEffects, RunError } from './types.ts'

type OnProgress = (done: number, total: number) => void

/** Questions beside the stress test, in a lane that goes before it. */
export function createQuestionsApi(open: () => Promise<HeadroomDb>, pool: () => Pool | null, forecasts: ReturnType<typeof createForecastCache>) {
  const latest = { compare: createLatest(), play: createLatest(), certify: createLatest(), reverse: createLatest(), mergeEffects: createLatest(), safeSettings: createLatest(), actions: createLatest() }
  const tools = async (): Promise<PlanTools | null> => {
    const workers = pool()
    return workers && { db: await open(), pool: workers, forecasts }
  }
  async function asked<T>(kind: keyof typeof latest, planId: PlanId, scenarioId: ScenarioId, work: (tools: PlanTools, question: PlanQuestion) => Promise<Result<T, RunError>>): Promise<Result<T, RunError>> {
    const isWanted = latest[kind].start()
    const own = await tools()
    return own ? work(own, { planId, scenarioId, isWanted }) : fail({ code: 'unexpected' })
  }
  const scout = createScout(tools)

  return {
    async cancelCompare(): Promise<void> {
      latest.compare.stop()
    },
    /** Two scenarios side by side. Of this and all below: a new question ends the last of its kind; `null` = cancelled. */
    async compare(planId: PlanId, [scenarioId, otherId]: readonly [ScenarioId, ScenarioId], onProgress: OnProgress): Promise<Result<Comparison | null, RunError>> {
      return asked('compare', planId, scenarioId, (tools, question) => comparePlanScenarios(tools, question, otherId, onProgress))
    },
    async cancelScout(): Promise<void> {
      scout.stop()
    },
    /** What sliders ask, quickly or exactly. */
    async scout(planId: PlanId, scenarioId: ScenarioId, change: ScoutChange, isExact: boolean): Promise<Result<ScoutAnswer | null, RunError>> {
      return scout.ask(planId, scenarioId, change, isExact)
    },
    async cancelPlay(): Promise<void> {
      latest.play.stop()
    },
    /** One run hour by hour. */
    async play(planId: PlanId, scenarioId: ScenarioId, run: PlayedRun, onProgress: OnProgress): Promise<Result<PlayedPath | null, RunError>> {
      return asked('play', planId, scenarioId, (tools, question) => playPlan(tools, question, run, onProgress))
    },
    async cancelCertificate(): Promise<void> {
      latest.certify.stop()
    },
    async certify(planId: PlanId, scenarioId: ScenarioId, onProgress: OnProgress): Promise<Result<SealedCertificate | null, RunError>> {
      return asked('certify', planId, scenarioId, (tools, question) => certifyPlan(tools, question, onProgress))
    },
    async cancelReverse(): Promise<void> {
      latest.reverse.stop()
    },
    async reverse(planId: PlanId, scenarioId: ScenarioId, onProgress: OnProgress): Promise<Result<ReverseAnswer | null, RunError>> {
      return asked('reverse', planId, scenarioId, (tools, question) => reversePlan(tools, question, onProgress))
    },
    async cancelMergeEffects(): Promise<void> {
      latest.mergeEffects.stop()
    },
    /** What merging a plan file would do to the key results. */
    async mergeEffects(planId: PlanId, file: Blob, phrase: string | null, choices: ReadonlyMap<string, Choice>, onProgress: OnProgress): Promise<Result<MergeEffects | null, RunError>> {
      const isWanted = latest.mergeEffects.start()
      const own = await tools()
      return own ? mergeEffects(own, { planId, file, phrase, choices, isWanted }, onProgress) : fail({ code: 'unexpected' })
    },
    async cancelSafeSettings(): Promise<void> {
      latest.safeSettings.stop()
    },
    async safeSettings(planId: PlanId, scenarioId: ScenarioId, onProgress: OnProgress): Promise<Result<SafeSettings | null, RunError>> {
      return asked('safeSettings', planId, scenarioId, (tools, question) => safeSettingsOfPlan(tools, question, onProgress))
    },
    async cancelActions(): Promise<void> {
      latest.actions.stop()
    },
    /** What can be done, ranked. */
    async actions(planId: PlanId, scenarioId: ScenarioId, budgetMinor: number | null, onProgress: OnProgress): Promise<Result<ActionAnswer | null, RunError>> {
      return asked('actions', planId, scenarioId, (tools, question) => rankPlanActions(tools, question, budgetMinor, onProgress))
    },
  }
}
