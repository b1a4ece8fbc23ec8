import type { PastEvent } from '#domain/pastEvent.ts'
import type { PlanDocument } from '#domain/plan.ts'
import type { Draft } from '#engines/forecast/draft.ts'
import type { Forecast } from '#engines/forecast/types.ts'

import type { DemandSeries } from '../demandSeries.ts'
import type { KnownDriver } from '../driversOf.ts'
import type { ForecastTask } from '../forecastPlan.ts'
import type { DetailParts } from './detailParts.ts'
import type { TriedPlan } from './whatIf.ts'

/** What the detail of one SKU is put together from. */
export type DetailInput = {
  readonly document: PlanDocument
  /** Index of the SKU. */
  readonly s: number
  /** First day forecast. */
  readonly firstDay: number
  readonly series: DemandSeries | null
  readonly task: ForecastTask | null
  readonly drivers: readonly KnownDriver[]
  /** Drafts whose intervals were learnt together with this one's. */
  readonly pooled: readonly Draft[]
  readonly draft: Draft | null
  /** With the override. */
  readonly forecast: Forecast
  readonly parts: DetailParts | null
  readonly events: readonly PastEvent[]
  readonly tried: TriedPlan | null
}
