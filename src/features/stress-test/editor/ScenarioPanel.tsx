import { useEffect, useRef, useState } from 'react'

import type { PlanDocument } from '#domain/plan.ts'
import type { Disruption, Scenario, ScenarioEvent } from '#domain/scenario.ts'
import { useText } from '#ui/language.tsx'
import { NumberField } from '#ui/NumberField.tsx'

import { AddMenus } from './AddMenu.tsx'
import { DisruptionFields } from './DisruptionFields.tsx'
import { EventFields } from './EventFields.tsx'
import { newDisruption, newEvent } from './newEvent.ts'
import { ReorderSwitch } from './ReorderSwitch.tsx'
import { RunBar } from '../RunBar.tsx'
import { withCopyOf, withDisruption, withEvent, withMoved, withoutDisruption, withoutEvent } from './scenarioEdits.ts'
import { ScenarioMenu } from './ScenarioMenu.tsx'
import styles from '../StressTest.module.css'
import { Timeline } from './Timeline.tsx'
import { ThrottleFields } from './ThrottleFields.tsx'
import { timeline } from './timeline.ts'
import { newEventId, type ScenarioActions } from './useScenarioEdits.ts'
import type { StressRun } from '../useStressRun.ts'

type Props = { readonly document: PlanDocument; readonly scenario: Scenario; readonly firstDay: string; readonly run: StressRun; readonly hasResult: boolean; readonly actions: ScenarioActions }

/** What is tried: the events on their days, the run under way, and, opened, every field. */
export function ScenarioPanel({ document, scenario, firstDay, run, hasResult, actions }: Props) {
  const { t } = useText()
  const change = (by: (scenario: Scenario) => Scenario) => actions.change(scenario.id, by)
  const [isOpen, setIsOpen] = useState(false)
  const [focusedEvent, setFocusedEvent] = useState<string | null>(null)
  const body = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!isOpen || focusedEvent === null) return
    const fields = body.current?.querySelector<HTMLElement>(`[id="event-${focusedEvent}"]`)
    if (!fields) return
    fields.focus()
    fields.scrollIntoView({ block: 'nearest' })
    setFocusedEvent(null)
  }, [isOpen, focusedEvent, scenario])
  function open(eventId: string) {
    setIsOpen(true)
    setFocusedEvent(eventId)
  }
  function addEvent(type: ScenarioEvent['type']) {
    const event = newEvent(type, newEventId(), firstDay, ordersPerDay(document))
    change((one) => withEvent(one, event))
    open(event.id)
  }
  function addDisruption(type: Disruption['type']) {
    const disruption = newDisruption(type, newEventId(), firstDay)
    change((one) => withDisruption(one, disruption))
    open(disruption.id)
  }
  const shown = new Set(timeline(scenario, firstDay).bars.map(({ id }) => id))
  return (
    <section className={styles.scenario} aria-label={t('stress.scenario')}>
      <Timeline document={document} scenario={scenario} firstDay={firstDay} onOpen={open} onMove={(id, days) => change((one) => withMoved(one, id, days))} />
      <div className={styles.row}>
        <AddMenus onEvent={addEvent} onDisruption={addDisruption} onPreset={(name) => actions.addPreset(name, firstDay)} />
        <ScenarioMenu scenario={scenario} scenarios={document.scenarios} actions={actions} />
        <RunBar run={run} hasResult={hasResult} />
      </div>
      <details className={styles.details} open={isOpen} onToggle={(toggle) => setIsOpen(toggle.currentTarget.open)}>
        <summary>{t('stress.event.edit')}</summary>
        <div ref={body} className={styles.editor}>
          {scenario.events.length === 0 && <p className={styles.quiet}>{t('stress.event.none')}</p>}
          {scenario.events.map((event) => (
            <EventFields
              key={event.id} event={event} skus={document.skus} currency={document.settings.currency} isOutside={!shown.has(event.id)} onChange={(next) => change((one) => withEvent(one, next))}
              onDuplicate={() => change((one) => withCopyOf(one, event.id, newEventId()))} onRemove={() => change((one) => withoutEvent(one, event.id))}
            />
          ))}
          {(scenario.disruptions ?? []).map((disruption) => (
            <DisruptionFields
              key={disruption.id} document={document} disruption={disruption} firstDay={firstDay} isOutside={disruption.when.kind === 'calendar' && !shown.has(disruption.id)}
              onChange={(next) => change((one) => withDisruption(one, next))} onRemove={() => change((one) => withoutDisruption(one, disruption.id))}
            />
          ))}
          <ThrottleFields scenario={scenario} onChange={actions.save} />
          <ReorderSwitch scenario={scenario} onChange={actions.save} />
          <RunFields scenario={scenario} onChange={actions.save} />
        </div>
      </details>
    </section>
  )
}

/** Orders of a day, as a place to start from: the mean of the last four known weeks. */
function ordersPerDay({ history }: PlanDocument): number {
  const days = 28
  return history.series.reduce((sum, { units }) => sum + units.slice(-days).reduce((total, count) => total + count, 0), 0) / days || 100
}

function RunFields({ scenario, onChange }: { readonly scenario: Scenario; readonly onChange: (scenario: Scenario) => void }) {
  const { t } = useText()
  const set = <K extends 'horizonDays' | 'replications' | 'seed' | 'toleranceShare'>(key: K) => (value: number | null) => value !== null && value !== scenario[key] && onChange({ ...scenario, [key]: value })
  return (
    <div className={styles.fields}>
      <NumberField label={t('stress.run.horizon')} value={scenario.horizonDays} min={1} max={365} unit={t('stress.event.days')} onChange={set('horizonDays')} />
      <NumberField label={t('stress.run.replications')} value={scenario.replications} min={1} max={100_000} onChange={set('replications')} />
      <NumberField label={t('stress.run.seed')} value={scenario.seed} min={0} max={4_294_967_295} isUngrouped onChange={set('seed')} />
      <NumberField label={t('stress.run.tolerance')} value={scenario.toleranceShare} format="share" min={0} max={1} digits={1} help={t('stress.run.toleranceHelp')} onChange={set('toleranceShare')} />
    </div>
  )
}
