import type { Answers, HeadroomAnswer } from '#advice/types.ts'
import type { PlanDocument } from '#domain/plan.ts'
import type { Text } from '#ui/language.tsx'

import { adsWords } from './adsWords.ts'
import { warehouseName } from './places.ts'

export type AnswerRow = {
  readonly id: string
  readonly question: string
  readonly answer: string
  /** What gives way beyond it; empty where nothing does, or the grid ended first. */
  readonly binds: string
  readonly probabilityBroken: number
  readonly interval: readonly [number, number]
  readonly replications: number
}

/** The searched answers as rows, in the order of the flow. */
export function answerRows({ t, number, language }: Text, document: PlanDocument, { headroom, largestSpike, smallestCapacity, adHeadroom }: Answers): readonly AnswerRow[] {
  const factor = (id: string, question: string, one: HeadroomAnswer): AnswerRow => ({
    ...one, id, question, answer: t(one.atLeast ? 'stress.answers.atLeast' : 'stress.live.times', { n: number(one.factor, 1) }), binds: one.atLeast ? '' : t(`stress.place.${one.constraint}`),
  })
  return [
    ...headroom.map((one) => factor(one.stage, t('stress.answers.headroom', { stage: t(`stress.place.${one.stage}`) }), one)),
    ...(largestSpike ? [factor('spike', t('stress.answers.spike'), largestSpike)] : []),
    ...(adHeadroom ? [{
      ...adHeadroom, id: 'ads', question: t('stress.answers.ads'), answer: adHeadroom.saturates || adHeadroom.breaksWithoutAds ? adsWords({ t, language }, document, adHeadroom) : t(adHeadroom.atLeast ? 'stress.answers.atLeast' : 'stress.live.times', { n: number(adHeadroom.factor, 1) }),
      binds: adHeadroom.constraint === null ? '' : t(`stress.place.${adHeadroom.constraint}`),
    }] : []),
    ...(smallestCapacity ? [{
      ...smallestCapacity, id: 'capacity', question: t('stress.answers.capacity', { where: warehouseName(document, smallestCapacity.warehouse), now: number(smallestCapacity.currentParcelsPerDay) }),
      answer: t(smallestCapacity.atLeast ? 'stress.answers.parcelsOrLess' : 'stress.answers.parcels', { n: number(smallestCapacity.parcelsPerDay) }), binds: t(`stress.place.${smallestCapacity.constraint}`),
    }] : []),
  ]
}
