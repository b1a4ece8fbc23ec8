import type { IsoDay, SkuId } from './units.ts'

export const EVENT_CAUSES = ['viral', 'livestream', 'promotion', 'holiday', 'ads', 'unknown'] as const
export type EventCause = (typeof EVENT_CAUSES)[number]

/** Something that lifted sales in the past: a burst found in the sales, or a livestream or promotion known otherwise and measured on them. */
export type PastEvent = {
  readonly id: string
  readonly cause: EventCause
  readonly startDay: IsoDay
  readonly peakDay: IsoDay
  readonly endDay: IsoDay
  /** Units of the peak day over the base of that day. */
  readonly peakFactor: number
  readonly riseDays: number
  /** Days in which the excess halves after the peak; null while it still goes on. */
  readonly halfLifeDays: number | null
  /** Hours on air, for livestreams that tell; null otherwise. */
  readonly durationHours: number | null
  readonly baseUnitsPerDay: number
  readonly excessUnits: number
  readonly skuIds: readonly SkuId[]
  /** Every cause that something speaks for; the first is the one taken. */
  readonly evidence: readonly EventCause[]
  readonly isCorrectedByHand: boolean
  readonly note: string
}

/** What a user changed of an event. Kept apart from what is detected, so that it outlives every new import. */
export type EventCorrection = {
  /** Id of the event as it was when corrected. */
  readonly id: string
  /** The event as it was: found again by time and SKUs when detection gives it other days. */
  readonly original: PastEvent
  readonly changes: Partial<Omit<PastEvent, 'id' | 'evidence' | 'isCorrectedByHand'>>
  /** Not an event at all: left out of the library, and of what is taken out of the base. */
  readonly isRemoved: boolean
}
