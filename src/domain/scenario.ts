import type { EventId, IsoDay, ScenarioId, SkuId } from './units.ts'

/** A video takes off: orders of its SKUs rise to `peakFactor` times normal within `riseHours`, then the excess halves every `halfLifeHours`. */
export type ViralSpike = {
  readonly type: 'viralSpike'
  readonly id: EventId
  readonly startDay: IsoDay
  readonly startHour: number
  readonly peakFactor: number
  readonly riseHours: number
  readonly halfLifeHours: number
  readonly probability: number
  /** Empty = every SKU. */
  readonly skuIds: readonly SkuId[]
}

/** Orders of its SKUs run at `factor` times normal from `startHour` (market time) for `durationHours`. */
export type Livestream = {
  readonly type: 'livestream'
  readonly id: EventId
  readonly startDay: IsoDay
  readonly startHour: number
  readonly durationHours: number
  readonly factor: number
  readonly probability: number
  /** Every so many days again until the horizon ends; `null` = once. */
  readonly repeatEveryDays: number | null
  readonly skuIds: readonly SkuId[]
}

export type ScenarioEvent = ViralSpike | Livestream

/** What is tried on the plan. The first viral spike (else the first event) is the one whose factor headroom searches vary. */
export type Scenario = {
  readonly id: ScenarioId
  readonly name: string
  readonly events: readonly ScenarioEvent[]
  readonly horizonDays: number
  readonly replications: number
  readonly seed: number
  /** A gate may break in at most this share of runs. */
  readonly toleranceShare: number
}
