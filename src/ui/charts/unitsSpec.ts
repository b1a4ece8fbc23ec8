import { formatNumber } from '#i18n/format.ts'

import type { ChartLanguage, FanSpec } from './fanSpec.ts'

export type Values = readonly (number | null)[]
/** A quantile that is not drawn. */
export const NONE: Values = []

/** Pieces, with a decimal below ten. */
export function unitsWith(language: ChartLanguage['language']): (value: number) => string {
  return (value) => formatNumber(language, value, Math.abs(value) < 10 ? 1 : 0)
}

/** What all charts of units a day have in common. */
export function unitsSpec({ language }: ChartLanguage): Pick<FanSpec, 'colour' | 'badAbove' | 'suggestedRange' | 'isTickInteger' | 'isNeverNegative' | 'largest' | 'extraColumns' | 'formatValue' | 'formatTick'> {
  return { colour: 'demand', badAbove: null, suggestedRange: [0, 4], isTickInteger: true, isNeverNegative: true, largest: null, extraColumns: [], formatValue: unitsWith(language), formatTick: (value) => formatNumber(language, value) }
}
