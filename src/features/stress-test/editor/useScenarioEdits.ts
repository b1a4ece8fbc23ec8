import { useEffect, useRef } from 'react'

import type { PlanDocument } from '#domain/plan.ts'
import type { Scenario } from '#domain/scenario.ts'
import type { EventId, ScenarioId } from '#domain/units.ts'
import type { CommandKey } from '#i18n/messages/commands.ts'
import { errorWords } from '#i18n/errorWords.ts'
import { useServices } from '#state/servicesContext.ts'
import { changeRecords, type RecordEdit } from '#storage/records.ts'
import { useText } from '#ui/language.tsx'
import { showToast } from '#ui/Toast.tsx'

import { presetScenario, type PresetName } from './presets.ts'
import { copyScenario, newScenario } from './scenarioEdits.ts'

export type ScenarioActions = {
  save(scenario: Scenario): void
  /** Changes the scenario as it is after all changes so far, also those not yet read back. */
  change(scenarioId: ScenarioId, by: (scenario: Scenario) => Scenario): void
  select(scenario: Scenario): void
  add(): void
  /** A new scenario out of the library, on days after `firstDay`. */
  addPreset(name: PresetName, firstDay: string): void
  duplicate(scenario: Scenario): void
  remove(scenario: Scenario): void
}

export function newEventId(): EventId {
  return crypto.randomUUID() as EventId
}
function newScenarioId(): ScenarioId {
  return crypto.randomUUID() as ScenarioId
}

/** Every edit of a scenario as one undoable step. */
export function useScenarioEdits(document: PlanDocument): ScenarioActions {
  const { db } = useServices()
  const text = useText()
  const { t, number } = text
  const { planId, settings, scenarios } = document

  async function write(labelKey: CommandKey, name: string, edits: readonly RecordEdit[]): Promise<void> {
    const outcome = await changeRecords(db, planId, { labelKey, labelParams: { name } }, edits)
    if (!outcome.ok) showToast({ text: errorWords(text, outcome.error), tone: 'bad', isSticky: true })
  }
  const activate = (id: ScenarioId | null): RecordEdit => ({ kind: 'settings', key: 'settings', after: { ...settings, activeScenarioId: id } })
  const put = (scenario: Scenario): RecordEdit => ({ kind: 'scenario', key: scenario.id, after: scenario })

  const latest = useRef(new Map<string, Scenario>())
  // What was read back is the truth again.
  useEffect(() => latest.current.clear(), [scenarios])
  function save(scenario: Scenario) {
    latest.current.set(scenario.id, scenario)
    void write('command.scenario.change', scenario.name, [put(scenario)])
  }

  return {
    save,
    change: (scenarioId, by) => {
      const known = latest.current.get(scenarioId) ?? scenarios.find(({ id }) => id === scenarioId)
      const next = known && by(known)
      if (next && next !== known) save(next)
    },
    select: (scenario) => void write('command.scenario.select', scenario.name, [activate(scenario.id)]),
    add: () => {
      const scenario = newScenario(newScenarioId(), t('stress.scenario.newName', { n: number(scenarios.length + 1) }))
      void write('command.scenario.add', scenario.name, [put(scenario), activate(scenario.id)])
    },
    addPreset: (name, firstDay) => {
      const scenario = presetScenario(name, t(`stress.preset.${name}`), document, firstDay, newScenarioId(), newEventId)
      void write('command.scenario.add', scenario.name, [put(scenario), activate(scenario.id)])
    },
    duplicate: (scenario) => {
      const copy = copyScenario(scenario, newScenarioId(), t('stress.scenario.copyName', { name: scenario.name }), newEventId)
      void write('command.scenario.add', copy.name, [put(copy), activate(copy.id)])
    },
    remove: (scenario) => {
      const next = scenarios.find(({ id }) => id !== scenario.id)
      void write('command.scenario.remove', scenario.name, [{ kind: 'scenario', key: scenario.id, after: null }, activate(next?.id ?? null)])
    },
  }
}
