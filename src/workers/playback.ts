import { playbackFacts, replicationAtLoss, type PlaybackFact } from '#advice/playback.ts'
import type { Playback } from '#engines/simulate/playback.ts'
import type { Result } from '#shared/result.ts'
import { loadedKpis } from './compare.ts'
import { answerOnInput, type PlanQuestion, type PlanTools } from './planInput.ts'
import type { RunError } from './types.ts'

/** Which run is watched: the one in the middle by what it loses, or the one that only a twentieth are worse than. */
export type PlayedRun = 'typical' | 'bad'
/** One run hour by hour with what happened in it; the places are those of the input. */
export type PlayedPath = {
  readonly run: PlayedRun
  /** Runs it was chosen from, and how many of them lose more. */
  readonly chosenFrom: number
  readonly worseCount: number
  readonly firstDay: string
  readonly startHourUtc: number
  /** [hours] day of the first market. */
  readonly dayOfHour: readonly number[]
  readonly playback: Playback
  readonly facts: readonly PlaybackFact[]
  readonly warehouseIds: readonly string[]
  /** `service@warehouse` */
  readonly laneIds: readonly string[]
  readonly trackedSkuIds: readonly string[]
  readonly eventCount: number
  readonly disruptionIds: readonly string[]
}

const CHOSEN_FROM = 200
const LOSS_LEVEL: { readonly [R in PlayedRun]: number } = { typical: 0.5, bad: 0.95 }

/** One run of the scenario, played hour by hour; `null` = cancelled. */
export function playPlan(tools: PlanTools, question: PlanQuestion, run: PlayedRun, onProgress: (done: number, total: number) => void): Promise<Result<PlayedPath | null, RunError>> {
  return answerOnInput(tools, question, async ({ input, scenario, firstDay }) => {
    const count = input.mode === 'deterministic' ? 1 : CHOSEN_FROM
    let done = 0
    const { key, kpis } = await loadedKpis(tools.pool, input, scenario.seed, count, question.isWanted, (replications) => onProgress((done += replications), count))
    const { replication, worseCount } = replicationAtLoss(kpis, LOSS_LEVEL[run])
    const playback = await tools.pool.run((api) => api.play(key, scenario.seed, replication), 'detail', question.isWanted)
    return {
      run, chosenFrom: count, worseCount, firstDay, startHourUtc: input.startHourUtc, dayOfHour: input.markets[0]?.dayOfHour ?? [], playback, facts: playbackFacts(playback, input), warehouseIds: input.warehouses.map(({ id }) => id),
      laneIds: input.lanes.map(({ serviceId, warehouse }) => `${serviceId}@${input.warehouses[warehouse]!.id}`), trackedSkuIds: input.trackedSkus.map((s) => input.skus[s]!.id),
      eventCount: input.events.length, disruptionIds: (input.disruptions ?? []).map(({ id }) => id),
    }
  })
}
