import type { Language } from '#i18n/messages.ts'
import type { Translate } from '#i18n/translate.ts'

import type { PaletteColour } from './palette.ts'

/** Quantiles 2.5, 10, 25, 50, 75, 90, 97.5 % by market day: [7][days]; null where there is nothing to measure. */
export type QuantileRows = readonly (readonly (number | null)[])[]
export const MEDIAN_ROW = 3
export const QUANTILE_HEADERS = ['2.5%', '10%', '25%', '50%', '75%', '90%', '97.5%'] as const

/** A line the band may cross: one value, or one for each day (drawn as steps). `label` stands on the line, `header` over its column. */
export type ReferenceLine = {
  readonly label: string
  readonly header: string
  readonly values: number | readonly (number | null)[]
  readonly colour: PaletteColour
  readonly isDashed: boolean
  readonly isLabelBelow?: boolean
  /** A line from day to day instead of steps, labelled on this day; `null` = no label. */
  readonly labelDay?: number | null
}
/** Something that happens on a day (fractions allowed): a dotted line with its name; without a name where there is no room for it; small ones as a sign on the axis. */
export type DayMark = { readonly day: number; readonly label: string; readonly isSmall?: boolean }
/** Days that were different, both ends included: shaded over the whole height. */
export type ShadedDays = { readonly from: number; readonly to: number; readonly label: string }
/** What stands on the horizontal axis instead of days: one value for each place. */
export type PlaceAxis = { readonly header: string; readonly values: readonly number[]; format(value: number): string; readonly explore: string }

export type FanSpec = {
  readonly id: string
  readonly title: string
  readonly caption: string
  readonly alt: string
  readonly firstDay: string
  /** Rows that are empty are neither drawn nor in the table. */
  readonly rows: QuantileRows
  readonly colour: PaletteColour
  /** Direct label of the median. */
  readonly label: string
  readonly lines: readonly ReferenceLine[]
  readonly marks: readonly DayMark[]
  readonly shades?: readonly ShadedDays[]
  readonly places?: PlaceAxis
  /** What is read out of a day, where the words of simulated runs do not fit. */
  readout?(day: number): readonly string[]
  /** Values above this are bad and shaded. */
  readonly badAbove: number | null
  readonly suggestedRange: readonly [number, number]
  readonly isTickInteger: boolean
  readonly isNeverNegative: boolean
  /** Largest value there can be (1 for shares); null = no limit. */
  readonly largest: number | null
  /** Further columns of the table that are not drawn. */
  readonly extraColumns: readonly { readonly header: string; readonly values: readonly (number | null)[]; format(value: number): string }[]
  formatValue(value: number): string
  formatTick(value: number): string
}

export type ChartLanguage = { readonly t: Translate; readonly language: Language }

export function referenceValue(line: ReferenceLine, day: number): number | null {
  return typeof line.values === 'number' ? line.values : (line.values[day] ?? null)
}
