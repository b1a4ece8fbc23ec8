import type { Answers, StressResult } from '#advice/types.ts'
import type { Market } from '#domain/network.ts'
import type { PlanDocument } from '#domain/plan.ts'
import type { Scenario } from '#domain/scenario.ts'
import type { GateName, GateSummary } from '#engines/simulate/types.ts'
import { formatDay, formatNumber, formatShare } from '#i18n/format.ts'
import type { Language } from '#i18n/messages.ts'
import type { Translate } from '#i18n/translate.ts'

/** The language a page is told in. */
export type Speech = { readonly language: Language; readonly t: Translate }

/** A finished run with what it was run on: everything that a sentence may draw on. */
export type Telling = Speech & { readonly document: PlanDocument; readonly scenario: Scenario; readonly result: StressResult; readonly answers: Answers | null }

export const BASIS_POINTS = 10_000
const MS_PER_HOUR = 3_600_000

/** Rules are those of the first market, as in the engine. */
export function mainMarket(document: PlanDocument): Market | null {
  return document.markets[0] ?? null
}

/** The factor that a headroom search varies: of the first viral spike, else of the first event that has one. */
export function plannedFactor(scenario: Scenario): number | null {
  const event = scenario.events.find(({ type }) => type === 'viralSpike') ?? scenario.events.find((one) => 'factor' in one)
  if (!event) return null
  return event.type === 'viralSpike' ? event.peakFactor : 'factor' in event ? event.factor : null
}

/** `1234.56` in the language of the page. */
export function count({ language }: Speech, value: number, digits = 0): string {
  return formatNumber(language, value, digits)
}
export function percent({ language }: Speech, share: number, digits = 1): string {
  return formatShare(language, share, digits)
}
export function percentOfPoints(speech: Speech, basisPoints: number): string {
  return percent(speech, basisPoints / BASIS_POINTS)
}
export function weekdayAndDay({ language }: Speech, isoDay: string): string {
  return formatDay(language, isoDay, { weekday: language === 'zh' ? 'short' : 'long', day: 'numeric', month: 'short' })
}

/** UTC milliseconds of an hour index of a run. */
export function hourMs(result: StressResult, hour: number): number {
  return (result.startHourUtc + hour) * MS_PER_HOUR
}

/** "19 of 20 runs": a share as a count out of 20, or of 100 near the ends; never rounded to all or none. */
export function runsInWords(speech: Speech, share: number): string {
  const { t } = speech
  if (share >= 1) return t('stress.share.all')
  if (share <= 0) return t('stress.share.none')
  if (share > 0.99) return t('stress.share.moreThan', { k: count(speech, 99), n: count(speech, 100) })
  if (share < 0.01) return t('stress.share.lessThan', { k: count(speech, 1), n: count(speech, 100) })
  const n = share >= 0.05 && share <= 0.95 ? 20 : 100
  return t('stress.share.of', { k: count(speech, Math.round(share * n)), n: count(speech, n) })
}

/** What breaks a gate, in words, with the limit that this plan has. */
export function gateMeaning(speech: Speech, gate: GateName, limit: number): string {
  return speech.t(`stress.gateMeaning.${gate}`, { limit: percent(speech, limit) })
}

export function gateOf(result: Pick<StressResult, 'gates'>, name: GateName): GateSummary | undefined {
  return result.gates.find((gate) => gate.name === name)
}
