import { dayNumberOf } from '#domain/calendar/days.ts'
import type { AdCampaign, Scenario } from '#domain/scenario.ts'
import type { SimulationInput } from '#engines/simulate/types.ts'
import { roundSignificant } from '#shared/canonicalJson.ts'

import { campaignHours } from './input/events.ts'

/** A campaign of a scenario and its place among the events of the input. */
export type PlannedCampaign = { readonly event: number; readonly curve: AdCampaign }

/** Campaigns that bring orders for money: what a multiple of the ad spend multiplies. */
export function plannedCampaigns({ events }: Scenario): PlannedCampaign[] {
  return events.flatMap((curve, event) => (curve.type === 'adCampaign' && curve.spendPerDayMinor > 0 && curve.mostOrdersPerDay > 0 ? [{ event, curve }] : []))
}

/** Its spend times `factor`, through its response curve; `null` = without end, so that each of its days brings the most orders there are. */
function timesSpend({ curve }: PlannedCampaign, factor: number | null): AdCampaign {
  return factor === null ? { ...curve, halfSpendMinor: 0 } : { ...curve, spendPerDayMinor: factor * curve.spendPerDayMinor }
}

/** The input with every campaign spending `factor` times what is planned; at 1 the same bytes. */
export function withAdFactor(input: SimulationInput, planned: readonly PlannedCampaign[], factor: number | null): SimulationInput {
  const changed = new Map(planned.map((one) => [one.event, campaignHours(timesSpend(one, factor))]))
  return {
    ...input,
    events: input.events.map((event, e) => {
      const hours = changed.get(e)
      if (event.kind !== 'adCampaign' || !hours) return event
      return { ...event, extraOrdersPerHour: hours.extraOrdersPerHour.map((orders) => roundSignificant(orders)), spendMinorPerHour: hours.spendMinorPerHour.map((minor) => roundSignificant(minor)) }
    }),
  }
}

/** Spend (minor units) and mean orders that the campaigns bring on their largest day at `factor` times the planned spend. */
export function largestAdDay(planned: readonly PlannedCampaign[], factor: number | null): { readonly spendMinor: number; readonly orders: number } {
  const [spend, orders] = [new Map<number, number>(), new Map<number, number>()]
  const add = (to: Map<number, number>, day: number, value: number) => to.set(day, (to.get(day) ?? 0) + value)
  for (const one of planned) {
    const { extraOrdersPerHour, spendMinorPerHour } = campaignHours(timesSpend(one, factor))
    const first = dayNumberOf(one.curve.startDay)
    extraOrdersPerHour.forEach((value, hour) => add(orders, first + Math.floor(hour / 24), value))
    spendMinorPerHour.forEach((value, hour) => add(spend, first + Math.floor(hour / 24), value))
  }
  return { spendMinor: Math.round(Math.max(0, ...spend.values())), orders: roundSignificant(Math.max(0, ...orders.values())) }
}
