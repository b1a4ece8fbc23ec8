import { HORIZON_DAYS, STOCK_ALERTS, type StockAlert, type StockRow } from '#advice/stock/types.ts'
import type { Text } from '#ui/language.tsx'
import type { Figure } from '#ui/sentence/sentence.ts'
import type { Tone } from '#ui/Tag.tsx'

/** Each sign has a shape and a word of its own. */
export const ALERT_SIGNS = {
  stockOut: { tone: 'bad', shape: '✕' }, late: { tone: 'bad', shape: '▲' }, orderNow: { tone: 'bad', shape: '●' }, orderSoon: { tone: 'warn', shape: '◆' },
  overstock: { tone: 'warn', shape: '▦' }, notSelling: { tone: 'warn', shape: '◌' }, stockUnknown: { tone: 'warn', shape: '?' }, stockNegative: { tone: 'warn', shape: '−' },
  leadTimeAssumed: { tone: 'plain', shape: '≈' }, costUnknown: { tone: 'plain', shape: '¤' }, minOrderAboveBudget: { tone: 'warn', shape: '⇥' }, discontinued: { tone: 'plain', shape: '⊘' },
} as const satisfies Record<StockAlert, { readonly tone: Tone; readonly shape: string }>
export const ALERTS: readonly StockAlert[] = STOCK_ALERTS

export type Urgency = 'past' | 'today' | 'soon' | 'later'
const SOON_DAYS = 14
export const URGENCY_SIGNS = {
  past: { tone: 'bad', shape: '▲' }, today: { tone: 'bad', shape: '●' }, soon: { tone: 'warn', shape: '◆' }, later: { tone: 'good', shape: '✓' },
} as const satisfies Record<Urgency, { readonly tone: Tone; readonly shape: string }>

/** How soon a SKU must be ordered; null = not within the horizon, or not known. */
export function urgencyOf({ daysToOrder }: Pick<StockRow, 'daysToOrder'>): Urgency | null {
  if (daysToOrder === null) return null
  return daysToOrder < 0 ? 'past' : daysToOrder === 0 ? 'today' : daysToOrder <= SOON_DAYS ? 'soon' : 'later'
}

export function urgencyWords(text: Text, row: Pick<StockRow, 'daysToOrder' | 'lastSafeOrderDay'>): string {
  const { t, number } = text
  const urgency = urgencyOf(row)
  if (urgency === null || row.lastSafeOrderDay === null) return t('stock.notWithin', { days: number(HORIZON_DAYS) })
  const days = Math.abs(row.daysToOrder ?? 0)
  const params = { day: dayWords(text, row.lastSafeOrderDay), days: number(days) }
  if (urgency === 'past') return t(days === 1 ? 'stock.urgency.pastOne' : 'stock.urgency.past', params)
  if (urgency === 'soon') return t(days === 1 ? 'stock.urgency.soonOne' : 'stock.urgency.soon', params)
  return t(urgency === 'today' ? 'stock.urgency.today' : 'stock.urgency.later', params)
}

export const nameOf = ({ sellerSku, skuId }: Pick<StockRow, 'sellerSku' | 'skuId'>): string => sellerSku || skuId

/** Whole pieces; with a decimal below ten, where rounding would say too little. */
export function unitsWords({ number }: Text, units: number): string {
  return number(units, Math.abs(units) < 9.95 ? 1 : 0)
}

export function dayWords(text: Text, isoDay: string): string {
  return text.day(isoDay, { day: 'numeric', month: 'short' })
}

/** Days of cover; beyond the horizon nothing more is said than that. */
export function coverWords({ number }: Text, days: number | null): string {
  return days === null ? '–' : days > HORIZON_DAYS ? `>${number(HORIZON_DAYS)}` : number(days)
}

/** An amount in whole units of its currency, shorter than to the cent. */
export function moneyWords(text: Text, amountMinor: number | null, currency: string | null): string {
  if (amountMinor === null || currency === null) return '–'
  const digits = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2
  return text.amount(amountMinor / 10 ** digits, currency)
}

export function endsWords(text: Text, { early, median, late }: StockRow['stockOut']): string {
  const shown = (day: string | null): string => (day === null ? `>${text.number(HORIZON_DAYS)}` : dayWords(text, day))
  if (early === null && median === null && late === null) return '–'
  return text.t('stock.endsSpan', { early: shown(early), median: shown(median), late: shown(late) })
}

export function leadTimeWords({ t, number }: Text, { lo10, hi90, source }: StockRow['leadTime']): string {
  return `${t('stock.leadTime', { low: number(lo10), high: number(hi90) })} · ${t(`stock.source.${source}`)}`
}

/** What one unit of money brings: "US$0.42 per US$1". */
export function gainWords(text: Text, { returnPerMoney, currency }: Pick<StockRow, 'returnPerMoney' | 'currency'>): string {
  if (returnPerMoney === null || currency === null) return '–'
  return text.t('stock.perMoney', { gain: text.amount(returnPerMoney, currency), one: text.amount(1, currency, 0) })
}

type FigureParts = { readonly meaning: string; readonly formula: string; readonly inputs?: readonly (readonly [label: string, value: string])[]; readonly tone?: Figure['tone'] }

export function figureOf(text: string, { meaning, formula, inputs = [], tone = 'plain' }: FigureParts): Figure {
  return { text, tone, derivation: { title: text, meaning, formula, inputs: inputs.map(([label, value]) => ({ label, value })) } }
}
