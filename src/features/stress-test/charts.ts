import { labourByHour } from '#domain/calendar/shifts.ts'
import { zoneClock } from '#domain/calendar/zone.ts'
import { dayNumberOf } from '#domain/calendar/days.ts'
import type { Warehouse } from '#domain/network.ts'
import type { PlanDocument } from '#domain/plan.ts'
import type { Scenario } from '#domain/scenario.ts'
import type { ChartModel } from '#ui/charts/chartModel.ts'
import type { DayMark } from '#ui/charts/fanSpec.ts'
import { lateDispatchRate, latestAgainstDeadline, ordersAgainstCapacity, stockOnHand } from '#ui/charts/stressCharts.ts'

import { lagOf } from './answer.ts'
import { slackInBusinessDays } from './slack.ts'
import { skuName } from './places.ts'
import type { RunView } from './stages.ts'
import { count, mainMarket, type Speech } from './telling.ts'

export type ChartContext = { readonly speech: Speech; readonly document: PlanDocument; readonly scenario: Scenario; readonly run: RunView; readonly startHourUtc: number }

export function ordersChart({ speech, document, scenario, run, startHourUtc }: ChartContext, warehouse: Warehouse): ChartModel | null {
  const rows = run.summary.series[`orders@${warehouse.id}`]
  if (!rows) return null
  const inferred = run.assumptions.find((one) => one.code === 'capacityInferred' && one.warehouse === warehouse.name)
  const capacityByDay = inferred?.code === 'capacityInferred'
    ? (rows[0] ?? []).map(() => inferred.parcelsPerDay)
    : capacityByMarketDay(warehouse, document, startHourUtc, rows[0]?.length ?? 0)
  return ordersAgainstCapacity({ ...common(run, rows), marks: eventMarks(speech, scenario, run), warehouseName: warehouse.name, capacityByDay, isInferred: inferred !== undefined }, speech)
}

export function deadlineChart({ speech, document, run, startHourUtc }: ChartContext): ChartModel | null {
  const rows = run.summary.series['latestSlackHours']
  const market = mainMarket(document)
  return rows && market ? latestAgainstDeadline({ ...common(run, rows), rows: slackInBusinessDays(market, startHourUtc, rows), marks: [] }, speech) : null
}

export function lateDispatchChart({ speech, document, scenario, run }: ChartContext): ChartModel | null {
  const rows = run.summary.series['ldrBasisPoints']
  const market = mainMarket(document)
  if (!rows || !market) return null
  const lag = lagOf(run.summary, market.ldrEnforcementShare)
  const marks = [...eventMarks(speech, scenario, run), ...(lag ? [{ day: lag.day, label: speech.t('chart.ldr.doomedMark', { n: count(speech, lag.doomedOrders) }) }] : [])]
  return lateDispatchRate({
    ...common(run, rows), marks, targetShare: market.ldrTargetShare, enforcementShare: market.ldrEnforcementShare, doomedRows: run.summary.series['doomed'] ?? null,
  }, speech)
}

export function stockChart({ speech, document, scenario, run }: ChartContext, skuId: string): ChartModel | null {
  const rows = run.summary.series[`stock@${skuId}`]
  if (!rows) return null
  const arrivals = document.inbound.filter((lot) => lot.skuId === skuId).map((lot) => ({ day: dayNumberOf(lot.arrivalDay) - dayNumberOf(run.firstDay), label: speech.t('chart.stock.arrives', { n: count(speech, lot.units) }) }))
  const marks = [...eventMarks(speech, scenario, run), ...arrivals.filter(({ day }) => day >= 0 && day < (rows[0]?.length ?? 0))]
  return stockOnHand({ ...common(run, rows), marks, skuName: skuName(document, skuId) }, speech)
}

function common(run: RunView, rows: StressRows) {
  return { firstDay: run.firstDay, rows, replications: run.summary.replications }
}
type StressRows = RunView['summary']['series'][string]

/** Each event once, where it starts; those outside the picture are left out. */
function eventMarks({ t }: Speech, scenario: Scenario, run: RunView): DayMark[] {
  const days = run.summary.series['orders']?.[0]?.length ?? 0
  return scenario.events
    .map((event): DayMark => ({ day: dayNumberOf(event.startDay) - dayNumberOf(run.firstDay), label: t(event.type === 'viralSpike' ? 'chart.mark.spike' : 'chart.mark.livestream') }))
    .filter(({ day }) => day >= 0 && day < days)
}

/** Parcels that the shift calendar can pack on each market day; null where capacity is not known. Shape: [days]. */
export function capacityByMarketDay(warehouse: Warehouse, document: PlanDocument, startHourUtc: number, dayCount: number): number[] | null {
  const market = mainMarket(document)
  if (!market || warehouse.parcelsPerLabourHour === null || warehouse.shifts.length === 0 || dayCount === 0) return null
  const clock = zoneClock(market.timeZone)
  const firstDay = clock.wallDayOf(startHourUtc * 60)
  const capacity = new Array<number>(dayCount).fill(0)
  // One day more than asked: a market day may have 25 hours, and the first may begin late.
  labourByHour(warehouse, startHourUtc, (dayCount + 1) * 24).forEach((labourHours, hour) => {
    const day = clock.wallDayOf((startHourUtc + hour) * 60) - firstDay
    if (day < dayCount) capacity[day] = (capacity[day] ?? 0) + labourHours * (warehouse.parcelsPerLabourHour ?? 0)
  })
  return capacity
}

