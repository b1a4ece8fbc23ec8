import { asciiForm } from './clean.ts'

const clock = /^(\d{1,4}):([0-5]?\d)(?::([0-5]?\d))?$/
const units: readonly (readonly [RegExp, number])[] = [
  [/^(?:d|day|days|天|日|วัน|ngày|hari)$/, 86_400],
  [/^(?:h|hr|hrs|hour|hours|小时|小時|时|時|ชั่วโมง|ชม|giờ|jam)$/, 3600],
  [/^(?:m|min|mins|minute|minutes|分|分钟|分鐘|นาที|phút|menit)$/, 60],
  [/^(?:s|sec|secs|second|seconds|秒|秒钟|วินาที|giây|detik)$/, 1],
]

/** Seconds of `01:30:00`, `1h 30m`, `90 min`, `1小时30分`, `2.5 hours`; a bare number is in `bareUnitSeconds`. NaN for anything else. */
export function parseDuration(cell: string, bareUnitSeconds = 1): number {
  const text = asciiForm(cell).trim().toLowerCase()
  if (text === '' || text.length > 40) return Number.NaN
  const match = clock.exec(text)
  // Two parts are hours and minutes: no export writes a session's length in minutes and seconds without its hours.
  if (match) return Number(match[1]) * 3600 + Number(match[2]) * 60 + Number(match[3] ?? 0)
  if (/^\d{1,12}(?:\.\d{1,9})?$/.test(text)) return Number(text) * bareUnitSeconds
  return inWords(text)
}

function inWords(text: string): number {
  const part = /(\d{1,9}(?:\.\d{1,9})?)\s{0,3}([\p{L}\p{M}]{1,12})\.?[\s,]{0,3}/uy
  let seconds = 0
  let last = Infinity
  while (part.lastIndex < text.length) {
    const found = part.exec(text)
    const size = found ? (units.find(([pattern]) => pattern.test(found[2]!))?.[1] ?? 0) : 0
    if (!found || size === 0 || size >= last) return Number.NaN
    seconds += Number(found[1]) * size
    last = size
  }
  return seconds
}

/** What a bare number in a column of durations counts, as its header says it: seconds when it says nothing. */
export function durationUnitSeconds(header: string): number {
  const inside = /[（([]\s*([\p{L}\p{M}]{1,12})\.?\s*[）)\]]/u.exec(header.slice(0, 120))?.[1]?.toLowerCase() ?? ''
  return units.find(([pattern]) => pattern.test(inside))?.[1] ?? 1
}
