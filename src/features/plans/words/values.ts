import { isIsoDay } from '#domain/calendar/days.ts'
import type { Value } from '#plan-file/merge/types.ts'

import { fieldOrder, fieldWord } from './fields.ts'
import type { Show } from './fieldTypes.ts'
import { entryWords, labelOf, nameOf, placeSteps, type PlacedAt, type PlanWords } from './places.ts'

const SHOWN_ITEMS = 6
/** A Monday, to name weekdays from. */
const MONDAY_MS = Date.UTC(2026, 10, 23)
type Way = { readonly kind: string; readonly parent: string | null; readonly name: string; readonly currency: string }

/** A value of a plan in words, with its unit; long ones are cut, and say so. */
export function valueWords(words: PlanWords, { kind, key, path }: PlacedAt, value: Value): string {
  const currency = currencyOf(words, kind, key)
  if (path === '') return summary(words, { kind, parent: null, name: '', currency }, value)
  const { name, parent } = placeSteps(path).at(-1)!
  if (name === '@order' && Array.isArray(value)) return joined(words, value.map((entry) => entryWords(words, parent ?? '', String(entry))), ' → ')
  if (name.includes('+') && isObject(value)) return entriesWords(words, { kind, parent, name, currency }, value)
  return said(words, { kind, parent, name, currency }, value)
}

export function currencyOf({ names, currency }: PlanWords, kind: string, key: string): string {
  return names.currencies.get(`${kind === 'supplyTerms' ? 'sku' : kind}/${key}`) ?? currency
}

/** A whole record, or daily columns summed up. */
function summary(words: PlanWords, way: Way, value: Value): string {
  const { t, number, day } = words.text
  if (!isObject(value)) return said(words, way, value)
  const { firstDay, lastDay, units } = value
  if (way.kind === 'history.series' && typeof units === 'number' && isDay(firstDay) && isDay(lastDay)) return t('merge.value.upTo', { units: number(units), from: day(firstDay), to: day(lastDay) })
  return entriesWords(words, way, value)
}

function said(words: PlanWords, way: Way, value: Value): string {
  const { text } = words
  const { t } = text
  const word = fieldWord(way.kind, way.parent, way.name)
  if (value === undefined) return t('merge.value.gone')
  if (value === null) return t(word?.empty ?? 'ui.notKnown')
  if (Array.isArray(value)) {
    if (value.length === 0) return t(way.name === 'skuIds' ? 'stress.event.allSkus' : 'merge.value.none')
    if (word?.show.as === 'weekday') return weekdayRuns(words, value as readonly Value[])
    const items = (value as readonly Value[]).map((item) => (isObject(item) ? itemWords(words, { ...way, parent: way.name }, item) : said(words, way, item)))
    return joined(words, items, items.some((item) => item.includes(',') || item.includes('，')) || isObject(value[0] as Value) ? '; ' : ', ')
  }
  if (isObject(value)) return entriesWords(words, { ...way, parent: way.name }, value)
  return scalar(words, way, word?.show ?? { as: 'text' }, value as string | number | boolean)
}

/** An entry of a list: a shift as it is said, anything else field by field. */
function itemWords(words: PlanWords, way: Way, value: { readonly [key: string]: Value }): string {
  const { weekdays, startHour, endHour, staff } = value
  if (way.name !== 'shifts' || !Array.isArray(weekdays) || weekdays.length === 0 || [startHour, endHour, staff].some((one) => typeof one !== 'number')) return entriesWords(words, way, value)
  const told = (name: string) => said(words, { ...way, name }, value[name])
  return words.text.t('merge.value.shift', { days: told('weekdays'), from: told('startHour'), to: told('endHour'), people: told('staff') })
}

/** Fields in the order in which the product lists them, however they are stored. Of a whole record, only what is told. */
function entriesWords(words: PlanWords, way: Way, value: { readonly [key: string]: Value }): string {
  const currency = typeof value['currency'] === 'string' ? value['currency'] : way.currency
  const isTold = (one: Value) => one !== undefined && (way.name !== '' || (one !== null && one !== '' && !(Array.isArray(one) && one.length === 0)))
  const told = Object.entries(value).filter(([name, one]) => name !== 'id' && isTold(one)).sort(([a], [b]) => fieldOrder(a) - fieldOrder(b))
  const parts = told.map(([name, one]) => {
    const inner = said(words, { ...way, name, currency }, one)
    return words.text.t('merge.value.pair', { label: labelOf(words, way.kind, way.parent, name), value: inner })
  })
  return joined(words, parts, ', ')
}

/** "Mon–Fri, Sun": days in a row are said by their ends. */
function weekdayRuns(words: PlanWords, weekdays: readonly Value[]): string {
  const runs: [number, number][] = []
  for (const weekday of [...weekdays].map(Number).sort((a, b) => a - b)) {
    const last = runs.at(-1)
    if (last && weekday === last[1] + 1) last[1] = weekday
    else runs.push([weekday, weekday])
  }
  return joined(words, runs.map(([from, to]) => (from === to ? weekdayWords(words, from) : words.text.t('merge.value.dayRun', { from: weekdayWords(words, from), to: weekdayWords(words, to) }))), ', ')
}

function weekdayWords({ text }: PlanWords, weekday: number): string {
  return text.day(new Date(MONDAY_MS + (weekday - 1) * 86_400_000).toISOString().slice(0, 10), { weekday: 'short' })
}

function scalar({ text, names, timeZone }: PlanWords, { currency }: Way, show: Show, value: string | number | boolean): string {
  const { t } = text
  if (typeof value === 'boolean') return t(value ? 'merge.value.yes' : 'merge.value.no')
  if (show.as === 'choice') return show.words[value] ? t(show.words[value]) : String(value)
  if (show.as === 'record') return nameOf(names, show.kind, String(value))
  if (typeof value === 'string') return show.as === 'day' && isDay(value) ? text.day(value, { day: 'numeric', month: 'short', year: 'numeric' }) : value === '' ? t('merge.value.none') : value.slice(0, 200)
  switch (show.as) {
    case 'share': return text.share(value, 2)
    case 'money': return text.money(value, currency)
    case 'moment': return text.moment(value, timeZone, { day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
    case 'hour': return t('merge.value.clock', { hour: value })
    case 'number': return show.unit ? t(show.unit, { value: text.number(value, show.digits), count: value }) : text.number(value, show.digits)
    default: return text.number(value, 4)
  }
}

function joined({ text }: PlanWords, items: readonly string[], separator: ', ' | '; ' | ' → '): string {
  const between = text.language === 'zh' && separator !== ' → ' ? { ', ': '，', '; ': '；' }[separator] : separator
  const shown = items.slice(0, SHOWN_ITEMS).join(between)
  return items.length > SHOWN_ITEMS ? `${shown}${between}${text.t('merge.value.more', { count: items.length - SHOWN_ITEMS })}` : shown
}

function isDay(value: Value): value is string {
  return typeof value === 'string' && isIsoDay(value)
}

function isObject(value: Value): value is { readonly [key: string]: Value } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
