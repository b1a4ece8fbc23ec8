import { formatAmount, formatNumber } from '#i18n/format.ts'

import type { ChartModel } from './chartModel.ts'
import { fanChart } from './fanChart.ts'
import type { ChartLanguage } from './fanSpec.ts'
import { NONE, unitsSpec, unitsWith } from './unitsSpec.ts'

type Estimated = { readonly low: number; readonly median: number; readonly high: number }
export type Response = {
  readonly what: string
  readonly days: number
  readonly currency: string
  readonly points: readonly { readonly spendPerDay: number; readonly units: Estimated; readonly marginalUnits: Estimated }[]
  readonly largestSeen: number
  readonly recent: number
}

/** Units a day that a steady spend adds, with what one more unit of money adds there in the table. Points evenly spaced from 0. */
export function responseChart({ what, days, currency, points, largestSeen, recent }: Response, chart: ChartLanguage): ChartModel {
  const { t, language } = chart
  const shown = unitsWith(language)
  const money = (amount: number): string => formatAmount(language, amount, currency, 0)
  const fine = (amount: number): string => formatNumber(language, amount, 3)
  const unit = money(1)
  const step = points[1]?.spendPerDay ?? 1
  const atSeen = points.reduce((best, point) => (Math.abs(point.spendPerDay - largestSeen) < Math.abs(best.spendPerDay - largestSeen) ? point : best), points[0]!)
  const title = t('demand.adPage.curve.title')
  return fanChart({
    ...unitsSpec(chart), id: 'ad-response', title, caption: t('demand.adPage.curve.caption', { what, days: formatNumber(language, days) }),
    alt: t('demand.adPage.curve.alt', { seen: money(largestSeen), units: shown(atSeen.units.median) }), firstDay: '',
    places: { header: t('demand.adPage.curve.spend'), values: points.map(({ spendPerDay }) => spendPerDay), format: money, explore: t('demand.adPage.curve.explore', { title }) },
    rows: [NONE, points.map(({ units }) => units.low), NONE, points.map(({ units }) => units.median), NONE, points.map(({ units }) => units.high), NONE],
    label: t('demand.adPage.curve.label'), lines: [], isTickInteger: false,
    marks: [{ day: recent / step, label: t('demand.adPage.curve.recent') }, { day: largestSeen / step, label: t('demand.adPage.curve.largest') }],
    extraColumns: [
      { header: t('demand.adPage.curve.marginal', { unit }), values: points.map(({ marginalUnits }) => marginalUnits.median), format: fine },
      { header: t('demand.adPage.curve.marginalLow'), values: points.map(({ marginalUnits }) => marginalUnits.low), format: fine },
      { header: t('demand.adPage.curve.marginalHigh'), values: points.map(({ marginalUnits }) => marginalUnits.high), format: fine },
    ],
    readout: (place) => {
      const point = points[place]
      return point ? [t('demand.adPage.curve.readout', { spend: money(point.spendPerDay), units: shown(point.units.median), low: shown(point.units.low), high: shown(point.units.high) })] : []
    },
  }, chart)
}
