import { useLocation } from 'wouter'

import type { EventLibrary } from '#advice/demand/eventLibrary.ts'
import type { PastEvent } from '#domain/pastEvent.ts'
import type { ScenarioEvent } from '#domain/scenario.ts'
import type { EventId, PlanId, ScenarioId } from '#domain/units.ts'
import { drawEvent, eventFrom, type EventPlace } from '#engines/events/distribution.ts'
import { createStream, seedStream } from '#math/rng.ts'
import { useServices } from '#state/servicesContext.ts'
import { loadPlanDocument } from '#storage/documents.ts'
import { useText } from '#ui/language.tsx'
import { showToast } from '#ui/Toast.tsx'

import { useDemandEdit } from '../useDemandEdit.ts'
import { activeScenario, nextFriday, withPastEvent } from './intoScenario.ts'

const MS_PER_DAY = 86_400_000
const START_HOUR = 18

/** Puts a past event, or a new one drawn from the library, into the scenario that is tried now: one undoable step. */
export function useStressEvents(planId: PlanId) {
  const { db } = useServices()
  const { t, day } = useText()
  const edit = useDemandEdit(planId)
  const [, navigate] = useLocation()

  async function add(make: (place: EventPlace) => ScenarioEvent, skuIds: EventPlace['skuIds']): Promise<void> {
    const document = await loadPlanDocument(db, planId)
    const { scenario, isNew } = activeScenario(document, crypto.randomUUID() as ScenarioId, t('demand.eventPage.scenarioName'))
    const startDay = nextFriday(document, scenario, Math.floor(Date.now() / MS_PER_DAY))
    const known = new Set(document.skus.map(({ id }) => id))
    const place: EventPlace = { id: crypto.randomUUID() as EventId, startDay, startHour: START_HOUR, probability: 1, skuIds: skuIds.filter((id) => known.has(id)) }
    const after = withPastEvent(scenario, make(place))
    const isWritten = await edit(isNew ? 'command.scenario.add' : 'command.scenario.change', after.name, [
      { kind: 'scenario', key: after.id, after }, ...(isNew ? [{ kind: 'settings' as const, key: 'settings', after: { ...document.settings, activeScenarioId: after.id } }] : []),
    ])
    if (isWritten) showToast({ text: t('demand.eventPage.added', { scenario: after.name, day: day(startDay, { weekday: 'long', day: 'numeric', month: 'short' }) }), action: { label: t('demand.eventPage.open'), onAction: () => navigate('/stress') } })
  }

  return {
    again: (event: PastEvent) => void add((place) => eventFrom(event, place), event.skuIds),
    drawn: (library: EventLibrary, kind: 'viralSpikes' | 'livestreams') => void add((place) => {
      const stream = createStream()
      seedStream(stream, Math.floor(performance.now() * 1000) >>> 0, 0, 0, 0)
      return drawEvent(library[kind], stream, place)
    }, []),
  }
}

export type StressEvents = ReturnType<typeof useStressEvents>
