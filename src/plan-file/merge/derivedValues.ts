import { dayNumberOf, isIsoDay, isoDayOf } from '#domain/calendar/days.ts'
import { isList, isObject, memberOf } from './same.ts'
import type { Value } from './types.ts'

/** The earlier (or later) of two days; `null` = not known. Undefined when one is no day. */
export function outerDay(a: Value, b: Value, which: 'earliest' | 'latest'): Value {
  if (a === null || b === null) return a === null ? b : a
  if (typeof a !== 'string' || typeof b !== 'string') return undefined
  return (a < b) === (which === 'earliest') ? a : b
}

/** The days of either list of runs, as runs in order that neither touch nor overlap; undefined when one is no list of runs. */
export function joinedRuns(a: Value, b: Value): Value {
  const runs: { from: number; to: number }[] = []
  for (const list of [a, b]) {
    if (!isList(list)) return undefined
    for (const run of list) {
      const [first, last] = isObject(run) ? [memberOf(run, 'firstDay'), memberOf(run, 'lastDay')] : []
      if (typeof first !== 'string' || typeof last !== 'string' || !isIsoDay(first) || !isIsoDay(last)) return undefined
      runs.push({ from: dayNumberOf(first), to: dayNumberOf(last) })
    }
  }
  runs.sort((one, other) => one.from - other.from)
  const joined: { from: number; to: number }[] = []
  for (const { from, to } of runs) {
    const last = joined.at(-1)
    if (last && from <= last.to + 1) last.to = Math.max(last.to, to)
    else joined.push({ from, to })
  }
  return joined.map(({ from, to }) => ({ firstDay: isoDayOf(from), lastDay: isoDayOf(to) }))
}
