import { useState } from 'react'

import type { Scenario } from '#domain/scenario.ts'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { useText } from '#ui/language.tsx'
import { Menu } from '#ui/Menu.tsx'
import { TextField } from '#ui/TextField.tsx'

import styles from '../StressTest.module.css'
import type { ScenarioActions } from './useScenarioEdits.ts'

type Props = { readonly scenario: Scenario; readonly scenarios: readonly Scenario[]; readonly actions: ScenarioActions }

/** Which scenario is tested, and what can be done with it. */
export function ScenarioMenu({ scenario, scenarios, actions }: Props) {
  const { t } = useText()
  const [draftName, setDraftName] = useState<string | null>(null)
  function rename() {
    const name = draftName?.trim()
    if (name) actions.save({ ...scenario, name })
    setDraftName(null)
  }
  return (
    <>
      <Menu
        label={t('stress.scenario')} trigger={<Button><span className={styles.scenarioName} title={scenario.name}>{t('stress.scenario.menu', { name: scenario.name })}</span><span aria-hidden>▾</span></Button>}
        actions={[
          ...scenarios.map((one) => ({ id: one.id, label: one.name, isCurrent: one.id === scenario.id, onAction: () => one.id !== scenario.id && actions.select(one) })),
          { id: 'new', label: t('stress.scenario.new'), onAction: actions.add, startsGroup: true },
          { id: 'duplicate', label: t('stress.scenario.duplicate'), onAction: () => actions.duplicate(scenario) },
          { id: 'rename', label: t('stress.scenario.rename'), onAction: () => setDraftName(scenario.name) },
          { id: 'delete', label: t('stress.scenario.delete'), onAction: () => actions.remove(scenario), isDanger: true, isDisabled: scenarios.length < 2 },
        ]}
      />
      <Dialog isOpen={draftName !== null} onClose={() => setDraftName(null)} title={t('stress.scenario.rename')} actions={<Button tone="primary" onPress={rename}>{t('stress.save')}</Button>}>
        <TextField label={t('stress.scenario.name')} value={draftName ?? ''} onChange={setDraftName} onSubmit={rename} maxLength={80} autoFocus />
      </Dialog>
    </>
  )
}
