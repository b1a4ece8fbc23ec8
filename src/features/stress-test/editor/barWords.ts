import type { PlanDocument } from '#domain/plan.ts'
import type { Disruption, ScenarioEvent } from '#domain/scenario.ts'
import type { Text } from '#ui/language.tsx'

/** What a bar of the timeline says. */
export function eventLabel({ t, number }: Text, event: ScenarioEvent): string {
  switch (event.type) {
    case 'viralSpike':
      return t('stress.timeline.spike', { factor: number(event.peakFactor, 1), hours: number(event.halfLifeHours, 1) })
    case 'livestream':
      return t('stress.timeline.livestream', { factor: number(event.factor, 1), hours: number(event.durationHours, 1) })
    case 'selfExciting':
      return t('stress.timeline.selfExciting', { orders: number(event.firstOrders / (1 - event.branchingRatio)) })
    case 'adCampaign':
      return t('stress.timeline.adCampaign', { days: number(event.days) })
    default:
      return t(`stress.timeline.${event.type}`, { factor: number(event.factor, 1), days: number(event.days, 1) })
  }
}

export function disruptionLabel({ t, number }: Text, document: PlanDocument, disruption: Disruption): string {
  const place = placeName(document, disruption)
  const what = place === null ? t(`stress.disruption.${disruption.type}`) : t('stress.timeline.at', { what: t(`stress.disruption.${disruption.type}`), place })
  return disruption.when.kind === 'calendar' ? t('stress.timeline.for', { what, hours: number(disruption.when.hours) }) : what
}

/** Places that a kind of disruption can hit. */
export function placesOf(document: PlanDocument, type: Disruption['type']): readonly { readonly id: string; readonly name: string }[] {
  if (type === 'carrierStops' || type === 'transitDelay') return document.services.map(({ id, carrierName, serviceName }) => ({ id, name: `${carrierName} ${serviceName}`.trim() }))
  return type === 'salesStop' ? document.markets : document.warehouses
}

function placeName(document: PlanDocument, { type, placeId }: Disruption): string | null {
  return placeId === null ? null : (placesOf(document, type).find(({ id }) => id === placeId)?.name ?? null)
}
