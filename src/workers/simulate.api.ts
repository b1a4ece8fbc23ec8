import { detailParts, type DetailParts, type DetailWork } from '#advice/demand/detailParts.ts'
import { finishPart, instantFutures, type RowFuture } from '#advice/demand/rows.ts'
import { draftTask, type ForecastTask } from '#advice/forecastPlan.ts'
import { demandSpread, type DemandSpread } from '#advice/stock/demandSpread.ts'
import { stockFigures, type FigureTask, type StockFigures } from '#advice/stock/figures.ts'
import { scoutedInput, type ScoutChange } from '#advice/scout.ts'
import { changedInput, type InputChange } from '#advice/inputChange.ts'
import type { ForecastOverride } from '#domain/demandRecords.ts'
import { fitGrid } from '#engines/ads/shapeGrid.ts'
import type { ResponseSeries } from '#engines/ads/types.ts'
import type { Draft } from '#engines/forecast/draft.ts'
import { createAccumulator, simulateInto, type Accumulator } from '#engines/simulate/accumulate.ts'
import { brokenCount } from '#engines/simulate/brokenCount.ts'
import { playReplication, type Playback } from '#engines/simulate/playback.ts'
import { prepareSimulation, type PreparedSimulation } from '#engines/simulate/prepare.ts'
import { replicationKpis, type ReplicationKpis } from '#engines/simulate/replicationKpis.ts'
import type { GateName, SimulationInput } from '#engines/simulate/types.ts'
import { invariant } from '#shared/assert.ts'

/** As many prepared variants as one search touches at a time; preparing is far cheaper than running. */
const KEPT_VARIANTS = 24

type Loaded = { readonly key: string; readonly input: SimulationInput; readonly prepared: PreparedSimulation; readonly results: Accumulator }

let base: Loaded | null = null
const variants = new Map<string, PreparedSimulation>()
/** Inputs beside the current run's: scenarios that are compared, actions that are tried. */
const KEPT_OTHERS = 8
const others = new Map<string, PreparedSimulation>()
/** What sliders are tried on, and what the last one made of it. */
let scouted: { readonly key: string; readonly input: SimulationInput; readonly change: string; readonly prepared: PreparedSimulation | null } | null = null

/** What one worker of the pool can do: forecast a SKU; hold the input of the current run and answer for replications of it or of a variant. */
export const simulateApi = {
  async draft(task: ForecastTask): Promise<Draft> {
    return draftTask(task)
  },
  /** First figures of some SKUs for the list of demand; `firstDay` is the first day forecast. */
  async instantFutures(tasks: readonly (ForecastTask | null)[], overrides: readonly (ForecastOverride | null)[], firstDay: number): Promise<readonly RowFuture[]> {
    return instantFutures(tasks, overrides, firstDay)
  },
  /** Demand of some SKUs forecast in haste, for the list of stock; `firstDay` is the first day forecast. */
  async instantSpreads(tasks: readonly (ForecastTask | null)[], overrides: readonly (ForecastOverride | null)[], firstDay: number): Promise<readonly DemandSpread[]> {
    return finishPart(tasks, tasks.map((task) => task && draftTask(task, 1)), overrides, firstDay).map((forecast) => demandSpread(forecast))
  },
  /** When stock ends and when to order, SKU by SKU. */
  async stockFigures(tasks: readonly FigureTask[]): Promise<readonly StockFigures[]> {
    return tasks.map(stockFigures)
  },
  /** The costly part of one SKU's detail. */
  async detail(work: DetailWork): Promise<DetailParts> {
    return detailParts(work)
  },
  /** Responses to ads of one SKU, or of the shop, over all their shapes. */
  async fitGrid(series: ResponseSeries): Promise<ReturnType<typeof fitGrid>> {
    return fitGrid(series)
  },
  async load(key: string, input: SimulationInput): Promise<void> {
    const prepared = prepareSimulation(input)
    base = { key, input, prepared, results: createAccumulator(prepared.seriesNames, prepared.dayCount) }
    variants.clear()
  },
  /** Adds replications to what this worker holds; only `results` sends anything back. */
  async run(key: string, seed: number, first: number, count: number): Promise<void> {
    invariant(base?.key === key, 'the input must be loaded before it is run')
    simulateInto(base.results, base.prepared, seed, first, count)
  },
  /** A copy of everything simulated here so far. */
  async results(key: string): Promise<Accumulator> {
    invariant(base?.key === key, 'the input must be loaded before its results are read')
    return base.results
  },
  async loadOther(key: string, input: SimulationInput): Promise<void> {
    if (others.size >= KEPT_OTHERS) others.delete(others.keys().next().value!)
    others.set(key, prepareSimulation(input))
  },
  /** KPIs of single replications of an input loaded with `loadOther`. */
  async kpis(key: string, seed: number, first: number, count: number): Promise<ReplicationKpis> {
    const prepared = others.get(key)
    invariant(prepared !== undefined, 'the input must be loaded before it is run')
    return replicationKpis(prepared, seed, first, count)
  },
  async loadScout(key: string, input: SimulationInput): Promise<void> {
    scouted = { key, input, change: '', prepared: null }
  },
  /** KPIs of replications of the input loaded with `loadScout`, with a change put in. */
  async scout(key: string, change: ScoutChange, seed: number, first: number, count: number): Promise<ReplicationKpis> {
    invariant(scouted?.key === key, 'the input must be loaded before it is scouted')
    const name = JSON.stringify(change)
    if (scouted.change !== name || !scouted.prepared) scouted = { ...scouted, change: name, prepared: prepareSimulation(scoutedInput(scouted.input, change)) }
    return replicationKpis(scouted.prepared!, seed, first, count)
  },
  /** One replication of an input loaded with `loadOther`, hour by hour. */
  async play(key: string, seed: number, replication: number): Promise<Playback> {
    const prepared = others.get(key)
    invariant(prepared !== undefined, 'the input must be loaded before it is played')
    return playReplication(prepared, seed, replication)
  },
  /** In how many of the replications the gate broke, with `change` applied to the loaded input. */
  async countBroken(key: string, change: InputChange, gate: GateName | 'any', seed: number, first: number, count: number): Promise<number> {
    invariant(base?.key === key, 'the input must be loaded before it is searched')
    const name = JSON.stringify(change)
    let prepared = variants.get(name)
    if (!prepared) {
      prepared = prepareSimulation(changedInput(base.input, change))
      if (variants.size >= KEPT_VARIANTS) variants.delete(variants.keys().next().value!)
      variants.set(name, prepared)
    }
    return brokenCount(prepared, seed, first, count, gate)
  },
}

export type SimulateApi = typeof simulateApi
