import type { Answers, Assumption } from '#advice/types.ts'
import type { PlanDocument } from '#domain/plan.ts'
import type { Scenario } from '#domain/scenario.ts'
import type { GateName, StressSummary } from '#engines/simulate/types.ts'
import { flowStatus, FLOW_ORDER, type FlowStage, type FlowStatus } from '#ui/flow-strip/flowStages.ts'

import { formatMoment } from '#i18n/format.ts'
import { zoneOf } from './moments.ts'
import { skuName, whereName } from './places.ts'
import { BASIS_POINTS, count, gateOf, percent, plannedFactor, type Speech } from './telling.ts'
import { adsWords } from './adsWords.ts'
import { unknownStages } from './unknownStages.ts'

/** What is known of a run so far: partial while it goes on (then without answers and without a start). */
export type RunView = { readonly summary: StressSummary; readonly assumptions: readonly Assumption[]; readonly firstDay: string; readonly startHourUtc: number | null; readonly answers: Answers | null; readonly isPartial: boolean }

const MEDIAN = 3
const MS_PER_HOUR = 3_600_000

/** The seven stages of the strip, in order. */
export function flowStages(speech: Speech, document: PlanDocument, scenario: Scenario, run: RunView): readonly FlowStage[] {
  const planned = plannedFactor(scenario)
  const unknown = unknownStages(document, run.assumptions)
  return FLOW_ORDER.map((name): FlowStage => {
    if (name === 'ads') return adsStage(speech, document, run.answers?.adHeadroom)
    if (name === 'orders') return { name, factor: planned, isAtLeast: false, status: 'plan', note: ordersNote(speech, planned, run.summary) }
    const headroom = run.answers?.headroom.find(({ stage }) => stage === name)
    const note = gateNote(speech, document, name, run)
    // A stage that breaks all the same is told as what it is.
    const isUnknown = unknown.includes(name) && (name === 'stock' || name === 'packing' || gateOf(run.summary, name)?.brokenReplications === 0)
    if (isUnknown || headroom?.replications === 0) return { name, factor: null, isAtLeast: false, status: 'unknown', note: speech.t(UNKNOWN_NOTES[name]) }
    if (!headroom) return { name, factor: null, isAtLeast: false, status: statusWithoutSearch(name, scenario, run), note }
    return { name, factor: headroom.factor, isAtLeast: headroom.atLeast, status: flowStatus(headroom.factor, headroom.atLeast, planned, run.answers?.binding === name), note }
  })
}

/** How far the ad spend can grow; where its curve ends before anything breaks, that is what is said. */
function adsStage(speech: Speech, document: PlanDocument, answer: Answers['adHeadroom']): FlowStage {
  if (!answer) return { name: 'ads', factor: null, isAtLeast: false, status: 'unknown', note: speech.t('stress.note.ads') }
  return { name: 'ads', factor: answer.saturates ? null : answer.factor, isAtLeast: answer.atLeast, planned: 1, status: answer.saturates ? 'holds' : flowStatus(answer.factor, answer.atLeast, 1, false), note: adsWords(speech, document, answer) }
}

/** Before the search, or without an event to vary: whether the gate holds as planned. */
function statusWithoutSearch(name: GateName, scenario: Scenario, run: RunView): FlowStatus {
  const gate = gateOf(run.summary, name)
  if (run.isPartial || !gate) return 'pending'
  return gate.probabilityBroken <= scenario.toleranceShare ? 'holds' : 'under'
}

const UNKNOWN_NOTES = {
  stock: 'stress.note.stockUnknown', packing: 'stress.note.packingUnknown', carriers: 'stress.note.carriersUnknown', delivery: 'stress.note.deliveryUnknown', account: 'stress.note.accountUnknown',
} as const satisfies Record<GateName, string>

function ordersNote(speech: Speech, planned: number | null, summary: StressSummary): string {
  const orders = (summary.series['orders']?.[MEDIAN] ?? []).map((value) => value ?? 0)
  return planned === null ? speech.t('stress.note.noEvent') : speech.t('stress.note.orders', { n: count(speech, Math.max(0, ...orders)) })
}

function gateNote(speech: Speech, document: PlanDocument, name: GateName, run: RunView): string {
  const { t } = speech
  const { breaksFirst, kpis } = run.summary
  const gate = gateOf(run.summary, name)
  if (!gate) return t('stress.note.pending')
  if (breaksFirst?.stage === name && breaksFirst.where !== null && (name === 'packing' || name === 'carriers') && run.startHourUtc !== null) {
    const moment = formatMoment(speech.language, (run.startHourUtc + breaksFirst.medianHour) * MS_PER_HOUR, zoneOf({ document }, name, breaksFirst.where))
    return t('stress.note.packing', { warehouse: whereName(speech, document, name, breaksFirst.where), moment })
  }
  if (name === 'stock') {
    const scarcest = scarcestSkus(run.summary)[0]
    if (scarcest !== undefined && gate.brokenReplications > 0) return t('stress.note.stock', { sku: skuName(document, scarcest) })
  }
  if (name === 'delivery' && kpis.otdrBasisPoints && kpis.otdrBasisPoints[MEDIAN] >= 0) return t('stress.note.delivery', { share: percent(speech, kpis.otdrBasisPoints[MEDIAN] / BASIS_POINTS) })
  if (name === 'account' && kpis.ldrPeakBasisPoints && kpis.ldrPeakBasisPoints[MEDIAN] >= 0) return t('stress.note.account', { share: percent(speech, kpis.ldrPeakBasisPoints[MEDIAN] / BASIS_POINTS) })
  return gate.brokenReplications === 0 ? t('stress.note.never') : t('stress.note.broken', { share: percent(speech, gate.probabilityBroken) })
}

/** Tracked SKUs, the one that runs out first (else falls lowest against where it began) first. */
export function scarcestSkus(summary: StressSummary): string[] {
  const scored = Object.entries(summary.series).filter(([name]) => name.startsWith('stock@')).map(([name, rows]) => {
    const median = (rows[MEDIAN] ?? []).map((value) => value ?? 0)
    const emptyDay = median.findIndex((value) => value <= 0)
    const lowestShare = Math.min(1, ...median.map((value) => value / Math.max(1, median[0] ?? 1)))
    return { id: name.slice('stock@'.length), emptyDay: emptyDay < 0 ? Infinity : emptyDay, lowestShare }
  })
  return scored.sort((a, b) => (a.emptyDay === b.emptyDay ? a.lowestShare - b.lowestShare : a.emptyDay - b.emptyDay)).map(({ id }) => id)
}
