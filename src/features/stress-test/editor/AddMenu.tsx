import { DISRUPTION_TYPES, EVENT_TYPES, type Disruption, type ScenarioEvent } from '#domain/scenario.ts'
import { Button } from '#ui/Button.tsx'
import { useText } from '#ui/language.tsx'
import { Menu } from '#ui/Menu.tsx'

import { PRESETS, type PresetName } from './presets.ts'

type Props = { readonly onEvent: (type: ScenarioEvent['type']) => void; readonly onDisruption: (type: Disruption['type']) => void; readonly onPreset: (name: PresetName) => void }

/** What can be put on the timeline: events, disruptions, and ready-made scenarios. */
export function AddMenus({ onEvent, onDisruption, onPreset }: Props) {
  const { t } = useText()
  return (
    <>
      <Menu label={t('stress.event.add')} trigger={<Button>{t('stress.event.add')}</Button>} actions={EVENT_TYPES.map((type) => ({ id: type, label: t(`stress.event.${type}`), onAction: () => onEvent(type) }))} />
      <Menu label={t('stress.disruption.add')} trigger={<Button>{t('stress.disruption.add')}</Button>} actions={DISRUPTION_TYPES.map((type) => ({ id: type, label: t(`stress.disruption.${type}`), onAction: () => onDisruption(type) }))} />
      <Menu label={t('stress.preset.add')} trigger={<Button>{t('stress.preset.add')}</Button>}
        actions={PRESETS.map((name) => ({ id: name, label: t(`stress.preset.${name}`), note: t(`stress.preset.${name}Note`), onAction: () => onPreset(name) }))} />
    </>
  )
}
