import { useState } from 'react'

import type { DemandDetail } from '#advice/demand/types.ts'
import { usePlanId } from '#state/currentPlan.ts'
import { Button } from '#ui/Button.tsx'
import { DayField } from '#ui/DayField.tsx'
import { useText } from '#ui/language.tsx'
import { NumberField } from '#ui/NumberField.tsx'
import { Panel } from '#ui/Panel.tsx'
import { Select } from '#ui/Select.tsx'
import { TextField } from '#ui/TextField.tsx'

import styles from '../Demand.module.css'
import { useDemandEdit } from '../useDemandEdit.ts'
import { draftOf, overrideOfDraft, overrideWords, problemOf } from './overrideDraft.ts'
import form from './Sku.module.css'
import { nameOf } from './skuWords.ts'

/** What the user knows better than the forecast, with the reason; one undoable step each time. */
export function OverridePanel({ detail }: { readonly detail: DemandDetail }) {
  const text = useText()
  const { t } = text
  const edit = useDemandEdit(usePlanId())
  const { override, skuId } = detail
  const [draft, setDraft] = useState(() => draftOf(detail))
  const [isTried, setIsTried] = useState(false)
  const problem = problemOf(draft)
  async function save() {
    setIsTried(true)
    if (problem) return
    if (await edit('command.override.set', nameOf(detail), [{ kind: 'override', key: skuId, after: overrideOfDraft(skuId, draft) }])) setIsTried(false)
  }
  const remove = () => void edit('command.override.remove', nameOf(detail), [{ kind: 'override', key: skuId, after: null }])
  return (
    <Panel title={t('demand.override.title')} caption={t('demand.override.caption')}>
      <div className={form.form}>
        <p data-override="">{override ? overrideWords(text, override) : t('demand.override.none')}</p>
        <div className={styles.fields}>
          <DayField label={t('demand.override.from')} value={draft.firstDay} onChange={(firstDay) => setDraft({ ...draft, firstDay })} />
          <DayField label={t('demand.override.to')} value={draft.lastDay} onChange={(lastDay) => setDraft({ ...draft, lastDay })} />
          <Select
            label={t('demand.override.how')} value={draft.how} onChange={(how) => setDraft({ ...draft, how })}
            options={[{ id: 'units' as const, label: t('demand.override.how.units') }, { id: 'factor' as const, label: t('demand.override.how.factor') }]}
          />
          {draft.how === 'units'
            ? <NumberField label={t('demand.override.units')} value={draft.units} onChange={(units) => setDraft({ ...draft, units: units ?? 0 })} min={0} max={1e7} digits={2} />
            : <NumberField label={t('demand.override.factor')} value={draft.factor} onChange={(factor) => setDraft({ ...draft, factor: factor ?? 1 })} min={0} max={50} digits={2} unit="×" />}
        </div>
        <TextField
          label={t('demand.override.reason')} value={draft.reason} onChange={(reason) => setDraft({ ...draft, reason })} onSubmit={() => void save()} help={t('demand.override.reasonHelp')}
          error={isTried && problem ? t(problem === 'reason' ? 'demand.override.reasonMissing' : 'demand.override.wrongDays') : null}
        />
        <div className={styles.row}>
          <Button onPress={() => void save()}>{t(override ? 'demand.override.change' : 'demand.override.save')}</Button>
          {override && <Button tone="quiet" onPress={remove}>{t('demand.override.remove')}</Button>}
        </div>
      </div>
    </Panel>
  )
}
