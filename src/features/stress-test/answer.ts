import type { GateName, StressSummary } from '#engines/simulate/types.ts'
import type { ScenarioEvent } from '#domain/scenario.ts'
import type { MessageKey } from '#i18n/messages.ts'
import { addDays } from '#ui/charts/dayAxis.ts'

import { capacityFigure, lagFigures, ldrDayFigure, ldrIntervalFigure, ldrPeakFigure, limitFigure, placeFigure, runsFigure, shareFigure, spikeFigure, warehouseOf, whenFigure } from './figures.ts'
import { joinSentences, sentenceOf, type Sentence } from '#ui/sentence/sentence.ts'
import { BASIS_POINTS, count, mainMarket, plannedFactor, weekdayAndDay, type Speech, type Telling } from './telling.ts'
import { unknownStages } from './unknownStages.ts'

const MEDIAN = 3

/** What the page asks: the scenario as a question. */
export function question(speech: Speech, scenario: Telling['scenario']): string {
  const { t } = speech
  const event = scenario.events.find(({ type }) => type === 'viralSpike') ?? scenario.events[0]
  const disruptions = scenario.disruptions?.length ?? 0
  if (!event) return disruptions === 0 ? t('stress.question.none') : t('stress.question.disruptions', { count: disruptions })
  const day = weekdayAndDay(speech, event.startDay)
  const asked = askedOf(speech, event, day)
  const more = scenario.events.length - 1 + disruptions
  return more === 0 ? asked : t('stress.question.more', { question: asked, count: more })
}

function askedOf(speech: Speech, event: ScenarioEvent, day: string): string {
  const { t } = speech
  switch (event.type) {
    case 'viralSpike':
      return t('stress.question.spike', { day, factor: count(speech, event.peakFactor, 1) })
    case 'livestream':
      return t('stress.question.livestream', { day, factor: count(speech, event.factor, 1) })
    case 'selfExciting':
      return t('stress.question.selfExciting', { day, orders: count(speech, event.firstOrders / (1 - event.branchingRatio)) })
    case 'adCampaign':
      return t('stress.question.adCampaign', { day, days: count(speech, event.days) })
    case 'promotion':
    case 'holiday':
      return t('stress.question.plateau', { day, factor: count(speech, event.factor, 1) })
  }
}

/** No gate breaks in more than the tolerated share of runs. */
export function doesHold({ result, scenario }: Pick<Telling, 'result' | 'scenario'>): boolean {
  return result.gates.every((gate) => gate.probabilityBroken <= scenario.toleranceShare)
}

/** The answer: what breaks first, where, when, how often; the largest safe spike; the smallest safe packing capacity. */
export function answer(telling: Telling): Sentence {
  if (isNothingKnown(telling)) return sentenceOf(telling.t, 'stress.answer.unknown', {}, { what: listOf(telling, unknownStages(telling.document, telling.result.assumptions)) })
  return joinSentences(telling.language, [whatBreaks(telling), safeSpike(telling), safeCapacity(telling), stillUnknown(telling)])
}

/** Nothing that could break is known, so that nothing breaks says nothing. */
function isNothingKnown(telling: Telling): boolean {
  const unknown = unknownStages(telling.document, telling.result.assumptions)
  return doesHold(telling) && (['stock', 'packing', 'carriers'] as const).every((stage) => unknown.includes(stage))
}

/** That the rest holds must not sound as if everything did. */
function stillUnknown(telling: Telling): Sentence {
  const unknown = unknownStages(telling.document, telling.result.assumptions).filter((stage) => stage !== 'account')
  if (unknown.length === 0 || unknown.length > 2 || !doesHold(telling)) return []
  return sentenceOf(telling.t, 'stress.answer.partly', {}, { what: listOf(telling, unknown) })
}

function whatBreaks(telling: Telling): Sentence {
  const { t, result } = telling
  const first = result.breaksFirst
  if (!first || first.shareOfReplications === 0) return sentenceOf(t, 'stress.answer.holds.all', { runs: runsFigure(telling) })
  const place = placeFigure(telling, first)
  const share = shareFigure(telling, first)
  if (doesHold(telling)) return sentenceOf(t, 'stress.answer.holds.rare', { place: { ...place, tone: 'plain' }, share })
  return sentenceOf(t, 'stress.answer.breaks', { place, when: whenFigure(telling, first), share })
}

/** "stock, packing capacity and carrier caps": what would have to be entered. */
function listOf({ t, language }: Telling, stages: readonly GateName[]): string {
  const words = stages.filter((stage) => stage !== 'account').map((stage) => t(`stress.unknown.${stage}` as MessageKey))
  return new Intl.ListFormat(language === 'zh' ? 'zh-CN' : 'en-GB').format(words)
}

function safeSpike(telling: Telling): Sentence {
  const { t, answers, scenario } = telling
  const spike = answers?.largestSpike
  if (!spike || (spike.atLeast && unknownStages(telling.document, telling.result.assumptions).length > 0)) return []
  const factor = spikeFigure(telling, spike)
  if (spike.factor === 0) return sentenceOf(t, 'stress.answer.safe.never', { factor })
  if (spike.atLeast) return sentenceOf(t, 'stress.answer.safe.grid', { factor })
  return sentenceOf(t, spike.factor >= (plannedFactor(scenario) ?? Infinity) ? 'stress.answer.safe.more' : 'stress.answer.safe.less', { factor })
}

function safeCapacity(telling: Telling): Sentence {
  const { t, answers } = telling
  const capacity = answers?.smallestCapacity
  if (!capacity) return []
  const isMore = capacity.parcelsPerDay > capacity.currentParcelsPerDay
  const first = telling.result.breaksFirst
  const isSameWarehouse = first?.stage === 'packing' && first.where === capacity.warehouse && !doesHold(telling)
  const key = isMore ? (isSameWarehouse ? 'stress.answer.capacity.there' : 'stress.answer.capacity.more') : 'stress.answer.capacity.less'
  return sentenceOf(t, key, { capacity: capacityFigure(telling, capacity) }, { warehouse: warehouseOf(telling, capacity), current: count(telling, capacity.currentParcelsPerDay) })
}

/** The late dispatch rate against its line, and the day on which it still looks harmless. */
export function lateDispatchSentence(telling: Telling): Sentence {
  const { t, document, language, result } = telling
  const market = mainMarket(document)
  const peak = result.kpis.ldrPeakBasisPoints
  const peakDay = result.kpis.ldrPeakDay?.[MEDIAN] ?? -1
  const peakPoints = peak?.[MEDIAN] ?? -1
  if (!market || !peak || peakPoints < 0) return sentenceOf(t, 'stress.sub.none', {})
  const figures = { peak: ldrPeakFigure(telling, peakPoints), interval: ldrIntervalFigure(telling, Math.max(0, peak[0]), peak[6]), limit: limitFigure(telling, market.ldrEnforcementShare) }
  if (isNothingKnown(telling)) return sentenceOf(t, 'stress.sub.unknown', {})
  if (peakPoints === 0 && peak[6] === 0) return sentenceOf(t, 'stress.sub.always', { peak: figures.peak, limit: figures.limit })
  if (peakPoints === 0 || peakDay < 0) return sentenceOf(t, 'stress.sub.flat', figures)
  const isOver = peakPoints / BASIS_POINTS > market.ldrEnforcementShare
  const main = sentenceOf(t, isOver ? 'stress.sub.over' : 'stress.sub.under', { ...figures, day: ldrDayFigure(telling, addDays(result.firstDay, peakDay)) })
  const lag = lagOf(result, market.ldrEnforcementShare)
  if (!lag) return main
  return joinSentences(language, [main, sentenceOf(t, 'stress.sub.lag', lagFigures(telling, { ...lag, isoDay: addDays(result.firstDay, lag.day) }))])
}

/** The day before the rate's peak on which most orders were already too late while the rate read less than half of its line; null when there was none. */
export function lagOf(result: StressSummary, enforcementShare: number): { readonly day: number; readonly rateBasisPoints: number; readonly doomedOrders: number } | null {
  const doomed = result.series['doomed']?.[MEDIAN] ?? []
  const rate = result.series['ldrBasisPoints']?.[MEDIAN] ?? []
  const peakDay = result.kpis.ldrPeakDay?.[MEDIAN] ?? -1
  let worst: { day: number; rateBasisPoints: number; doomedOrders: number } | null = null
  for (let day = 0; day < peakDay; day++) {
    const doomedOrders = doomed[day] ?? 0
    const rateBasisPoints = rate[day] ?? 0
    if (doomedOrders > (worst?.doomedOrders ?? 0) && rateBasisPoints < (enforcementShare * BASIS_POINTS) / 2) worst = { day, rateBasisPoints, doomedOrders }
  }
  return worst
}
