import { isIsoDay, dayNumberOf, MINUTES_PER_DAY, MS_PER_MINUTE } from '#domain/calendar/days.ts'
import { zoneClock } from '#domain/calendar/zone.ts'
import type { TimeZone } from '#domain/units.ts'

export function newId(): string {
  return crypto.randomUUID()
}

/** Every zone the browser knows, with the current one present even when it is an alias. */
export function timeZoneOptions(current: TimeZone): readonly { readonly id: TimeZone; readonly label: string }[] {
  const all = new Set<string>([current, 'UTC', ...Intl.supportedValuesOf('timeZone')])
  return [...all].sort().map((id) => ({ id: id as TimeZone, label: id.replaceAll('_', ' ') }))
}

/** "12, 17" -> [12, 17]; null when something is not an hour of the day. */
export function hoursOf(text: string): readonly number[] | null {
  const parts = text.normalize('NFKC').split(/[\s,;、]+/).filter(Boolean)
  const hours = parts.map((part) => Number(part.replace(/:00$/, '')))
  return hours.every((hour) => Number.isInteger(hour) && hour >= 0 && hour <= 23) ? [...new Set(hours)].sort((a, b) => a - b) : null
}

/** "0 20 50 30" (percent by day from pick-up) -> shares that sum to 1; null when it is no such list. */
export function sharesOf(text: string): readonly number[] | null {
  const parts = text.normalize('NFKC').split(/[\s,;、%]+/).filter(Boolean).map(Number)
  const total = parts.reduce((sum, part) => sum + part, 0)
  if (parts.length === 0 || parts.length > 60 || parts.some((part) => !Number.isFinite(part) || part < 0) || total <= 0) return null
  return parts.map((part) => part / total)
}

/** "2026-12-25 2027-01-01" -> sorted days; null when something is not a day. */
export function daysOf(text: string): readonly string[] | null {
  const parts = text.normalize('NFKC').split(/[\s,;、]+/).filter(Boolean)
  const isDay = (part: string) => /^\d{4}-\d{2}-\d{2}$/.test(part) && new Date(`${part}T00:00:00Z`).toISOString().startsWith(part)
  return parts.every((part) => { try { return isDay(part) } catch { return false } }) ? [...new Set(parts)].sort() : null
}

/** `2026-11-22 20:42` on the wall clock of a zone. */
export function momentText(ms: number, timeZone: TimeZone): string {
  return new Date(zoneClock(timeZone).wallMinuteOf(Math.floor(ms / MS_PER_MINUTE)) * MS_PER_MINUTE).toISOString().slice(0, 16).replace('T', ' ')
}

/** The moment that such a text names, null when it names none. */
export function momentOf(text: string, timeZone: TimeZone): number | null {
  const [, day, hour, minute] = /^(\d{4}-\d{2}-\d{2})[ T](\d{1,2}):(\d{2})$/.exec(text.normalize('NFKC').trim()) ?? []
  if (day === undefined || !isIsoDay(day) || Number(hour) > 23 || Number(minute) > 59) return null
  return zoneClock(timeZone).utcMinuteOf(dayNumberOf(day) * MINUTES_PER_DAY + Number(hour) * 60 + Number(minute)) * MS_PER_MINUTE
}

export type LimitTier = { readonly fromLdrShare: number; readonly keptShare: number }

/** "10:90 30:70" = from 10 % late, 90 % of the orders; rising, both from 0 to 100. `null` = not that. Empty = none. */
export function tiersOf(text: string): LimitTier[] | null {
  const words = text.normalize('NFKC').split(/[\s,;、]+/).filter(Boolean)
  const tiers = words.map((word) => {
    const [from, kept, ...rest] = word.replaceAll('%', '').split(':').map(Number)
    return rest.length === 0 && from !== undefined && kept !== undefined ? { fromLdrShare: from / 100, keptShare: kept / 100 } : { fromLdrShare: Number.NaN, keptShare: Number.NaN }
  })
  const isShare = (value: number) => value >= 0 && value <= 1
  return tiers.every((tier, i) => isShare(tier.fromLdrShare) && isShare(tier.keptShare) && (i === 0 || tier.fromLdrShare > tiers[i - 1]!.fromLdrShare)) ? tiers : null
}

export function tiersText(tiers: readonly LimitTier[]): string {
  const percent = (share: number) => String(Math.round(share * 1000) / 10)
  return tiers.map(({ fromLdrShare, keptShare }) => `${percent(fromLdrShare)}:${percent(keptShare)}`).join(' ')
}

/** "0.5 1 2" (percent) -> shares, empty = none; null when one is not a percentage. */
export function percentsOf(text: string): readonly number[] | null {
  const parts = text.normalize('NFKC').split(/[\s,;、%]+/).filter(Boolean).map(Number)
  return parts.length > 366 || parts.some((part) => !(part >= 0 && part <= 100)) ? null : parts.map((part) => part / 100)
}
