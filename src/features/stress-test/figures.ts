import type { HeadroomAnswer, SmallestCapacityAnswer } from '#advice/types.ts'
import type { BreaksFirst } from '#engines/simulate/types.ts'

import { exactMoment, isNear, whenInWords, zoneOf } from './moments.ts'
import { placeName, warehouseName } from './places.ts'
import type { Derivation, Figure } from '#ui/sentence/sentence.ts'
import { BASIS_POINTS, count, gateMeaning, gateOf, hourMs, mainMarket, percent, percentOfPoints, plannedFactor, runsInWords, weekdayAndDay, type Telling } from './telling.ts'

type Row = Derivation['inputs'][number]
const GRID_END_FACTOR = 50

/** Every number of the answer, with where it comes from. */
export function placeFigure(telling: Telling, first: BreaksFirst): Figure {
  const { t, document, result } = telling
  const gate = t(`stress.gate.${first.stage}`)
  const meaning = gateMeaning(telling, first.stage, gateOf(result, first.stage)?.limit ?? 0)
  const probabilities = result.gates.map((one): Row => ({ label: t('explain.probabilityOf', { gate: t(`stress.gate.${one.name}`) }), value: percent(telling, one.probabilityBroken) }))
  return figure(telling, placeName(telling, document, first.stage, first.where), 'hit', t('explain.first.meaning', { gate, meaning }), t('explain.first.formula'), probabilities)
}

export function whenFigure(telling: Telling, first: BreaksFirst): Figure {
  const { t, result } = telling
  const zone = zoneOf(telling, first.stage, first.where)
  const text = whenInWords(telling, hourMs(result, first.medianHour), zone, isNear(first.medianHour))
  return figure(telling, text, 'plain', t('explain.when.meaning'), t('explain.when.formula'), [
    { label: t('explain.when.moment'), value: exactMoment(telling, telling, first.medianHour, zone) },
    { label: t('explain.zone'), value: zone },
  ])
}

export function shareFigure(telling: Telling, first: BreaksFirst): Figure {
  const { t } = telling
  return figure(telling, runsInWords(telling, first.shareOfReplications), 'plain', t('explain.share.meaning'), t('explain.share.formula'), [
    { label: t('explain.exactShare'), value: percent(telling, first.shareOfReplications, 2) },
  ])
}

export function runsFigure(telling: Telling): Figure {
  const { t, result } = telling
  return figure(telling, t('stress.runs', { n: count(telling, result.replications) }), 'plain', t('explain.runs.meaning'), t('explain.runs.formula'), [])
}

export function spikeFigure(telling: Telling, answer: HeadroomAnswer): Figure {
  const { t, answers, scenario } = telling
  const planned = plannedFactor(scenario)
  const text = answer.factor === 0 ? t('stress.answer.safe.neverFigure') : t('stress.factor', { n: count(telling, answer.factor, 1) })
  return {
    text, tone: answer.factor === 0 ? 'hit' : 'plain',
    derivation: {
      title: text, meaning: t('explain.spike.meaning'), formula: t('explain.spike.formula', { grid: t('stress.factor', { n: count(telling, GRID_END_FACTOR) }) }),
      inputs: [
        ...(planned === null ? [] : [{ label: t('explain.spike.planned'), value: t('stress.factor', { n: count(telling, planned, 1) }) }]),
        ...(answers?.binding ? [{ label: t('explain.spike.binding'), value: t(`stress.gate.${answers.binding}`) }] : []),
        ...searchRows(telling, answer),
      ],
    },
  }
}

export function capacityFigure(telling: Telling, answer: SmallestCapacityAnswer): Figure {
  const { t, document } = telling
  const text = t('stress.capacity', { n: count(telling, answer.parcelsPerDay) })
  const rate = document.warehouses.find(({ id, name }) => id === answer.warehouse || name === answer.warehouse)?.parcelsPerLabourHour ?? null
  const extra = answer.parcelsPerDay - answer.currentParcelsPerDay
  return {
    text, tone: 'plain',
    derivation: {
      title: text, meaning: t('explain.capacity.meaning'), formula: t('explain.capacity.formula', { factor: count(telling, answer.capacityFactor, 2) }),
      inputs: [
        { label: t('explain.capacity.current'), value: t('stress.capacity', { n: count(telling, answer.currentParcelsPerDay) }) },
        ...(rate !== null && rate > 0 && extra > 0 ? [{ label: t('explain.capacity.hours'), value: t('explain.capacity.hoursValue', { n: count(telling, extra / rate, 1) }) }] : []),
        ...searchRows(telling, answer),
      ],
    },
  }
}

export function warehouseOf(telling: Telling, answer: SmallestCapacityAnswer): string {
  return warehouseName(telling.document, answer.warehouse)
}

function searchRows({ t, result, ...speech }: Telling, answer: { readonly probabilityBroken: number; readonly interval: readonly [number, number]; readonly replications: number; readonly toleranceShare: number }): Row[] {
  const said = { t, ...speech }
  return [
    { label: t('explain.tolerance'), value: percent(said, answer.toleranceShare) },
    { label: t('explain.probability'), value: percent(said, answer.probabilityBroken) },
    { label: t('explain.interval'), value: `${percent(said, answer.interval[0])} – ${percent(said, answer.interval[1])}` },
    { label: t('explain.runs'), value: count(said, answer.replications) },
    { label: t('explain.seed'), value: String(result.seed) },
  ]
}

export function ldrPeakFigure(telling: Telling, peakBasisPoints: number): Figure {
  const { t, document } = telling
  return figure(telling, percentOfPoints(telling, peakBasisPoints), 'plain', t('explain.ldr.meaning'), t('explain.ldr.formula', { days: count(telling, mainMarket(document)?.ldrWindowDays ?? 7) }), [])
}

export function ldrDayFigure(telling: Telling, isoDay: string): Figure {
  const { t } = telling
  return figure(telling, weekdayAndDay(telling, isoDay), 'plain', t('explain.ldrDay.meaning'), t('explain.ldrDay.formula'), [])
}

export function ldrIntervalFigure(telling: Telling, low: number, high: number): Figure {
  const { t } = telling
  const text = t('stress.interval', { low: percentOfPoints(telling, low), high: percentOfPoints(telling, high) })
  return figure(telling, text, 'plain', t('explain.interval.meaning'), t('explain.interval.formula'), [])
}

export function limitFigure(telling: Telling, limitShare: number): Figure {
  const { t, document } = telling
  const pack = mainMarket(document)?.rulePack
  const text = percent(telling, limitShare)
  return {
    text, tone: 'plain',
    derivation: {
      title: text, meaning: t('explain.limit.meaning'), formula: t('explain.limit.formula'),
      inputs: pack ? [{ label: t('explain.limit.source'), value: pack.source || pack.id }, ...(pack.effectiveFrom ? [{ label: t('explain.limit.from'), value: pack.effectiveFrom }] : [])] : [],
    },
  }
}

export function lagFigures(telling: Telling, lag: { readonly isoDay: string; readonly rateBasisPoints: number; readonly doomedOrders: number }): { readonly rate: Figure; readonly day: Figure; readonly orders: Figure } {
  const { t } = telling
  const day = weekdayAndDay(telling, lag.isoDay)
  const orders = t('stress.orders', { n: count(telling, lag.doomedOrders), count: lag.doomedOrders })
  const rate = percent(telling, lag.rateBasisPoints / BASIS_POINTS)
  return {
    rate: figure(telling, rate, 'plain', t('explain.rate.meaning'), t('explain.rate.formula'), []),
    day: figure(telling, day, 'plain', t('explain.rate.meaning'), t('explain.rate.formula'), []),
    orders: figure(telling, orders, 'plain', t('explain.doomed.meaning'), t('explain.doomed.formula'), []),
  }
}

/** A figure measured over all runs: runs and seed close its list. */
function figure(telling: Telling, text: string, tone: Figure['tone'], meaning: string, formula: string, inputs: readonly Row[]): Figure {
  const { t, result } = telling
  return { text, tone, derivation: { title: text, meaning, formula, inputs: [...inputs, { label: t('explain.runs'), value: count(telling, result.replications) }, { label: t('explain.seed'), value: String(result.seed) }] } }
}
