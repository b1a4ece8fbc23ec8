import type { ImportQuestion } from '#importers/types.ts'
import type { Text } from '#ui/language.tsx'

type DateQuestion = Extract<ImportQuestion, { readonly kind: 'dateOrder' }>

/** What a column of these values would mean: whole numbers look like units, decimals like money. */
export function sumWords({ t, number }: Text, samples: readonly string[], sum: number | null): string {
  if (sum === null) return t('data.ask.notNumbers')
  const isWhole = Number.isInteger(sum) && samples.every((sample) => !/[.,]\d{1,2}$/.test(sample.trim()))
  return t(isWhole ? 'data.ask.whole' : 'data.ask.decimals', { sum: number(sum, 2) })
}

/** What an order of day and month would mean: the days that the file would cover, else the day of the sample. */
export function dayMeanings(text: Text, { samples, choices }: DateQuestion, order: 'DMY' | 'MDY'): string | null {
  const choice = choices?.find((candidate) => candidate.order === order)
  const full: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'short', year: 'numeric' }
  if (choice) return text.t('data.ask.meansPeriod', { from: text.day(choice.firstDay, full), to: text.day(choice.lastDay, full) })
  const day = dayOf(samples[0] ?? '', order)
  return day === null ? null : text.t('data.ask.meansDay', { sample: samples[0]!, day: text.day(day, full) })
}

function dayOf(sample: string, order: 'DMY' | 'MDY'): string | null {
  const parts = /^\D*(\d{1,2})\D(\d{1,2})\D(\d{2}|\d{4})(?!\d)/.exec(sample)
  if (!parts) return null
  const [day, month] = order === 'DMY' ? [parts[1]!, parts[2]!] : [parts[2]!, parts[1]!]
  if (Number(month) < 1 || Number(month) > 12 || Number(day) < 1 || Number(day) > 31) return null
  return `${parts[3]!.length === 2 ? `20${parts[3]}` : parts[3]}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
}
