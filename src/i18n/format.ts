import type { Language } from './messages.ts'

const LOCALES = { en: 'en-GB', zh: 'zh-CN' } as const satisfies Record<Language, string>

function cached<Options extends object, Format>(make: (locale: string, options: Options) => Format) {
  const formats = new Map<string, Format>()
  return (language: Language, options: Options): Format => {
    const key = `${language}${JSON.stringify(options)}`
    let format = formats.get(key)
    if (!format) formats.set(key, (format = make(LOCALES[language], options)))
    return format
  }
}
const numberFormat = cached((locale: string, options: Intl.NumberFormatOptions) => new Intl.NumberFormat(locale, options))
const dateFormat = cached((locale: string, options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, options))

/** 12345.6 -> "12,345.6" with at most `digits` decimals. */
export function formatNumber(language: Language, value: number, digits = 0): string {
  return numberFormat(language, { maximumFractionDigits: digits }).format(value)
}

/** 0.118 -> "11.8%". */
export function formatShare(language: Language, share: number, digits = 1): string {
  return numberFormat(language, { style: 'percent', maximumFractionDigits: digits }).format(share)
}

/** Minor units of a currency -> "US$12.30"; the currency's own number of decimals. */
export function formatMoney(language: Language, amountMinor: number, currency: string): string {
  const format = numberFormat(language, { style: 'currency', currency })
  return format.format(amountMinor / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2))
}

/** Whole units of a currency -> "US$1,240", "US$3.20": without decimals from 100 on, with at most `digits` below. */
export function formatAmount(language: Language, amount: number, currency: string, digits?: number): string {
  const own = numberFormat(language, { style: 'currency', currency })
  const shown = digits ?? (Math.abs(amount) >= 100 ? 0 : own.resolvedOptions().maximumFractionDigits ?? 2)
  return numberFormat(language, { style: 'currency', currency, minimumFractionDigits: Math.min(shown, own.resolvedOptions().minimumFractionDigits ?? 2), maximumFractionDigits: shown }).format(amount)
}

/** A market day `YYYY-MM-DD` -> "27 Nov" / "11月27日". */
export function formatDay(language: Language, isoDay: string, options: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'short' }): string {
  return dateFormat(language, { ...options, timeZone: 'UTC' }).format(new Date(`${isoDay}T00:00:00Z`))
}

/** A moment in a zone, by default weekday and hour: "Sat 21:00" / "周六 21:00". */
export function formatMoment(language: Language, utcMs: number, timeZone: string, options: Intl.DateTimeFormatOptions = { weekday: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }): string {
  return dateFormat(language, { ...options, timeZone }).format(new Date(utcMs))
}
