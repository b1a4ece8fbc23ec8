import { useEffect, useRef, useState } from 'react'

import type { PlanDocument } from '#domain/plan.ts'
import type { Scenario } from '#domain/scenario.ts'
import { Button } from '#ui/Button.tsx'
import { useText } from '#ui/language.tsx'
import { Menu } from '#ui/Menu.tsx'
import { NumberField } from '#ui/NumberField.tsx'

import { EventFields } from './EventFields.tsx'
import { RunBar } from './RunBar.tsx'
import { newEvent, withCopyOf, withEvent, withoutEvent } from './scenarioEdits.ts'
import { ScenarioMenu } from './ScenarioMenu.tsx'
import styles from './StressTest.module.css'
import { Timeline } from './Timeline.tsx'
import { timeline } from './timeline.ts'
import { newEventId, type ScenarioActions } from './useScenarioEdits.ts'
import type { StressRun } from './useStressRun.ts'

type Props = { readonly document: PlanDocument; readonly scenario: Scenario; readonly firstDay: string; readonly run: StressRun; readonly hasResult: boolean; readonly actions: ScenarioActions }

/** What is tried: the events on their days, the run under way, and, opened, every field. */
export function ScenarioPanel({ document, scenario, firstDay, run, hasResult, actions }: Props) {
  const { t } = useText()
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
  function add(type: 'viralSpike' | 'livestream') {
    const event = newEvent(type, newEventId(), firstDay)
    actions.save(withEvent(scenario, event))
    open(event.id)
  }
  const shown = new Set(timeline(scenario, firstDay).bars.map(({ eventId }) => eventId))
  return (
    <section className={styles.scenario} aria-label={t('stress.scenario')}>
      <Timeline scenario={scenario} firstDay={firstDay} onOpen={open} />
      <div className={styles.row}>
        <Menu label={t('stress.event.add')} trigger={<Button>{t('stress.event.add')}</Button>} actions={[
          { id: 'viralSpike', label: t('stress.event.viralSpike'), onAction: () => add('viralSpike') },
          { id: 'livestream', label: t('stress.event.livestream'), onAction: () => add('livestream') },
        ]} />
        <ScenarioMenu scenario={scenario} scenarios={document.scenarios} actions={actions} />
        <RunBar run={run} hasResult={hasResult} />
      </div>
      <details className={styles.details} open={isOpen} onToggle={(toggle) => setIsOpen(toggle.currentTarget.open)}>
        <summary>{t('stress.event.edit')}</summary>
        <div ref={body} className={styles.editor}>
          {scenario.events.length === 0 && <p className={styles.quiet}>{t('stress.event.none')}</p>}
          {scenario.events.map((event) => (
            <EventFields
              key={event.id} event={event} skus={document.skus} isOutside={!shown.has(event.id)} onChange={(next) => actions.save(withEvent(scenario, next))}
              onDuplicate={() => actions.save(withCopyOf(scenario, event.id, newEventId()))} onRemove={() => actions.save(withoutEvent(scenario, event.id))}
            />
          ))}
          <RunFields scenario={scenario} onChange={actions.save} />
        </div>
      </details>
    </section>
  )
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
