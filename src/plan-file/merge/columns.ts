import { dayNumberOf, isIsoDay, isoDayOf } from '#domain/calendar/days.ts'
import { isList, isObject, isSame, memberOf } from './same.ts'
import type { Difference, JsonObject, Value } from './types.ts'

/** Daily columns, index 0 = `firstDay`. */
type Columns = { readonly firstDay: number; readonly dayCount: number; readonly byName: ReadonlyMap<string, readonly Value[]> }

/** Sums of daily columns, with their first and last day; what else the entry says stays as it is. Any other value is returned unchanged. */
export function columnSummary(value: Value): Value {
  const columns = columnsOf(value)
  if (!columns || !isObject(value)) return value
  const { firstDay, dayCount, byName } = columns
  const sums = [...byName].map(([name, column]) => [name, column.reduce<number>((sum, entry) => sum + (typeof entry === 'number' ? entry : 0), 0)])
  return { ...value, ...Object.fromEntries(sums), lastDay: dayCount === 0 ? null : isoDayOf(firstDay + dayCount - 1) } as JsonObject
}

/** First and last day whose figures differ, and how many do; undefined when either is no set of daily columns, or the days are equal. */
export function changedDays(a: Value, b: Value): Difference['days'] {
  const [before, after] = [columnsOf(a), columnsOf(b)]
  if (!before || !after) return undefined
  const from = Math.min(before.firstDay, after.firstDay)
  const to = Math.max(before.firstDay + before.dayCount, after.firstDay + after.dayCount)
  const names = new Set([...before.byName.keys(), ...after.byName.keys()])
  const at = ({ byName, firstDay }: Columns, name: string, day: number): Value => byName.get(name)?.[day - firstDay]
  const days: number[] = []
  for (let day = from; day < to; day += 1) if ([...names].some((name) => !isSame(at(before, name, day), at(after, name, day)))) days.push(day)
  return days.length === 0 ? undefined : { firstDay: isoDayOf(days[0]!), lastDay: isoDayOf(days.at(-1)!), count: days.length }
}

function columnsOf(value: Value): Columns | null {
  if (!isObject(value)) return null
  const firstDay = memberOf(value, 'firstDay')
  if (typeof firstDay !== 'string' || !isIsoDay(firstDay)) return null
  const byName = new Map(Object.entries(value).filter((entry): entry is [string, readonly Value[] & Value] => isList(entry[1]) && entry[1].every(isFigure)))
  return byName.size === 0 ? null : { firstDay: dayNumberOf(firstDay), dayCount: Math.max(0, ...[...byName.values()].map(({ length }) => length)), byName }
}

function isFigure(value: Value): boolean {
  return typeof value === 'number' || value === null
}
