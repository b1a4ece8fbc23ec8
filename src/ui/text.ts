import { formatAmount, formatDay, formatMoment, formatMoney, formatNumber, formatShare } from '#i18n/format.ts'
import type { Language } from '#i18n/messages.ts'
import { translator, type Translate } from '#i18n/translate.ts'

/** Everything a component needs to speak: `t` for sentences, the rest for what stands inside them. */
export type Text = {
  readonly language: Language
  readonly t: Translate
  number(value: number, digits?: number): string
  share(share: number, digits?: number): string
  money(amountMinor: number, currency: string): string
  /** Whole units of a currency: without decimals from 100 on. */
  amount(amount: number, currency: string, digits?: number): string
  day(isoDay: string, options?: Intl.DateTimeFormatOptions): string
  moment(utcMs: number, timeZone: string, options?: Intl.DateTimeFormatOptions): string
  /** How long ago, in words, up to a week: "2 minutes ago"; then the day. Times of the reader's own device. */
  ago(utcMs: number, nowMs: number): string
}

function agoWords(language: Language, utcMs: number, nowMs: number): string {
  const relative = new Intl.RelativeTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', { numeric: 'auto' })
  const minutes = Math.max(0, Math.floor((nowMs - utcMs) / 60_000))
  if (minutes === 0) return translator(language)('ui.justNow')
  if (minutes < 60) return relative.format(-minutes, 'minute')
  if (minutes < 24 * 60) return relative.format(-Math.floor(minutes / 60), 'hour')
  if (minutes < 7 * 24 * 60) return relative.format(-Math.floor(minutes / 1440), 'day')
  return formatMoment(language, utcMs, Intl.DateTimeFormat().resolvedOptions().timeZone, { day: 'numeric', month: 'short', year: 'numeric' })
}

/** The same outside of components. */
export function textOf(language: Language): Text {
  return {
    language,
    t: translator(language),
    number: (value, digits) => formatNumber(language, value, digits),
    share: (share, digits) => formatShare(language, share, digits),
    money: (amountMinor, currency) => formatMoney(language, amountMinor, currency),
    amount: (amount, currency, digits) => formatAmount(language, amount, currency, digits),
    day: (isoDay, options) => formatDay(language, isoDay, options),
    moment: (utcMs, timeZone, options) => formatMoment(language, utcMs, timeZone, options),
    ago: (utcMs, nowMs) => agoWords(language, utcMs, nowMs),
  }
}
