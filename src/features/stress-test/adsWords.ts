import type { AdHeadroomAnswer } from '#advice/types.ts'
import type { PlanDocument } from '#domain/plan.ts'
import { formatAmount } from '#i18n/format.ts'

import { count, type Speech } from './telling.ts'

/** What bounds the ad spend, in words: a gate, the curve itself, or something that is not the ads. */
export function adsWords(speech: Speech, { settings: { currency } }: PlanDocument, answer: AdHeadroomAnswer): string {
  const { t, language } = speech
  if (answer.saturates) return t('stress.note.ads.saturates', { orders: count(speech, answer.mostOrdersPerDay) })
  if (answer.breaksWithoutAds) return t('stress.note.ads.without')
  const factor = 10 ** (new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2)
  const spend = formatAmount(language, answer.spendPerDayMinor / factor, currency, 0)
  if (answer.atLeast || answer.constraint === null) return t('stress.note.ads.atLeast', { spend })
  return t('stress.note.ads.upTo', { spend, stage: t(`stress.place.${answer.constraint}`) })
}
