import { parseTime, dayText, type DateOrder } from '../values/dates.ts'

export type Period = { readonly firstDay: string; readonly lastDay: string }

const dates = /(?<!\d)(?:(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?|(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})|(20\d{2})(\d{2})(\d{2}))(?!\d)/g
const comparison = /对比|對比|环比|compar|perbandingan|so sánh|เปรียบเทียบ|previous/i
const between = /\s*(?:~|～|至|到|—|–|\bto\b|\bhingga\b|\bsampai\b|đến|ถึง|\s-\s)\s*/

/** The days that a line above a table says it covers (`2026-04-27 ~ 2026-05-03`, `分析日期：01/09/2026-01/09/2026`), or null. */
export function periodIn(text: string, preferred: 'DMY' | 'MDY'): Period | null {
  if (text.length < 8 || text.length > 200 || !/\d/.test(text) || comparison.test(text)) return null
  const found = [...text.normalize('NFKC').matchAll(dates)].slice(0, 3)
  const order = orderOf(found, preferred)
  const days = found.length > 0 ? found.map(([date]) => dayOf(date, order)) : inWords(text, order)
  const isLabelled = /[:：]/.test(text)
  if (days.length === 0 || days.length > 2 || days.includes('') || (days.length === 1 && !isLabelled)) return null
  const [firstDay, lastDay] = [days[0]!, days.at(-1)!]
  return firstDay <= lastDay ? { firstDay, lastDay } : null
}

/** Two dates in a file's name are its period; one is only the day of the export. */
export function periodInName(name: string): Period | null {
  const days = [...name.slice(0, 200).matchAll(dates)].map(([date]) => dayOf(date, 'DMY'))
  return days.length === 2 && days[0] !== '' && days[1] !== '' && days[0]! <= days[1]! ? { firstDay: days[0]!, lastDay: days[1]! } : null
}

function orderOf(found: readonly RegExpExecArray[], preferred: 'DMY' | 'MDY'): DateOrder {
  if (found.some(([, , , , a]) => Number(a) > 12)) return 'DMY'
  return found.some(([, , , , , b]) => Number(b) > 12) ? 'MDY' : preferred
}

function inWords(text: string, order: DateOrder): string[] {
  const body = text.slice(Math.max(text.indexOf(':'), text.indexOf('：')) + 1).trim()
  return body.split(between).slice(0, 3).map((part) => dayOf(part.trim(), order))
}

function dayOf(text: string, order: DateOrder): string {
  const time = parseTime(text, order, (utc) => utc)
  return time ? dayText(time.wallSeconds) : ''
}
