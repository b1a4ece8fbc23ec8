import type { DemandAlert, DemandRow } from '#advice/demand/types.ts'
import type { Reason } from '#advice/reason.ts'
import { messages, type MessageKey, type MessageParams } from '#i18n/messages.ts'
import type { Text } from '#ui/language.tsx'
import type { Figure } from '#ui/sentence/sentence.ts'
import type { Tone } from '#ui/Tag.tsx'

/** Whole pieces; with a decimal below ten, where rounding would say too little. */
export function unitsWords({ number }: Text, units: number): string {
  return number(units, Math.abs(units) < 9.95 ? 1 : 0)
}

export function intervalWords(text: Text, low: number, high: number): string {
  return text.t('demand.interval', { low: unitsWords(text, low), high: unitsWords(text, high) })
}

/** A change with its sign: "+12%", "−3%", "0%". */
export function changeWords({ share }: Text, change: number): string {
  const words = share(Math.abs(change), Math.abs(change) < 0.1 ? 1 : 0)
  return /[1-9]/.test(words) ? `${change > 0 ? '+' : '−'}${words}` : words
}

export function methodWords({ t, language }: Text, method: string): string {
  const key = `demand.method.${method}`
  return key in messages[language] ? t(key as MessageKey) : method
}

/** Below this, two losses are as good as equal. */
const SAME_WITHIN = 0.02

/** The forecast against last week repeated, by their losses on the past; short where the heading says against what. */
export function accuracyWords({ t, share }: Text, accuracy: DemandRow['accuracy'], isShort = false): string {
  if (!accuracy || !(accuracy.seasonalNaive > 0)) return t('demand.accuracy.none')
  const gain = 1 - accuracy.chosen / accuracy.seasonalNaive
  if (Math.abs(gain) < SAME_WITHIN) return t(isShort ? 'demand.accuracy.shortSame' : 'demand.accuracy.same')
  const params = { share: share(Math.abs(gain), 0) }
  return gain > 0 ? t(isShort ? 'demand.accuracy.shortBetter' : 'demand.accuracy.better', params) : t(isShort ? 'demand.accuracy.shortWorse' : 'demand.accuracy.worse', params)
}

/** Each sign has a shape and a word of its own. */
export const ALERT_SIGNS = {
  rising: { tone: 'good', shape: '↗' }, falling: { tone: 'warn', shape: '↘' }, burst: { tone: 'plain', shape: '✦' }, stockOut: { tone: 'bad', shape: '▲' },
  tooShort: { tone: 'warn', shape: '◆' }, overridden: { tone: 'plain', shape: '✎' }, worseThanNaive: { tone: 'warn', shape: '≈' }, spendBeyondSeen: { tone: 'warn', shape: '⇥' },
} as const satisfies Record<DemandAlert, { readonly tone: Tone; readonly shape: string }>
export const ALERTS = Object.keys(ALERT_SIGNS) as DemandAlert[]

const SHARES = new Set(['share', 'probability'])

/** A reason as a sentence; `currency` for the amounts in it, which come in whole units. */
export function reasonWords(text: Text, { key, params }: Reason, currency: string | null = null): string {
  const shown: Record<string, string | number> = {}
  for (const [name, value] of Object.entries(params)) {
    if (typeof value !== 'number' || name === 'count') shown[name] = typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) ? text.day(value, { day: 'numeric', month: 'short', year: 'numeric' }) : value
    else if (SHARES.has(name)) shown[name] = text.share(value, 0)
    else shown[name] = currency !== null && MONEY.has(name) ? text.amount(value, currency) : text.number(value, Math.abs(value) < 10 ? 2 : 0)
  }
  const keyed: MessageParams = typeof params['method'] === 'string' ? { ...shown, method: methodWords(text, params['method']) } : shown
  return text.t(key, keyed)
}
const MONEY = new Set(['planned', 'seen', 'value', 'cost', 'spend'])

type FigureParts = { readonly meaning: string; readonly formula: string; readonly inputs?: readonly (readonly [label: string, value: string])[]; readonly tone?: Figure['tone'] }

export function figureOf(text: string, { meaning, formula, inputs = [], tone = 'plain' }: FigureParts): Figure {
  return { text, tone, derivation: { title: text, meaning, formula, inputs: inputs.map(([label, value]) => ({ label, value })) } }
}
