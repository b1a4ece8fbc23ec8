import { useState } from 'react'

import { EVENT_CAUSES, type EventCorrection, type PastEvent } from '#domain/pastEvent.ts'
import { usePlanId } from '#state/currentPlan.ts'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { useText } from '#ui/language.tsx'
import { NumberField } from '#ui/NumberField.tsx'
import { Select } from '#ui/Select.tsx'
import { TextField } from '#ui/TextField.tsx'

import styles from '../Demand.module.css'
import { useDemandEdit } from '../useDemandEdit.ts'
import { changesOf, correctionOf } from './corrections.ts'
import { eventName } from './eventWords.ts'

/** One event corrected by hand: saved, left out, or taken as found; each one undoable step. */
export function EventDialog({ event, known, onClose }: { readonly event: PastEvent; readonly known: EventCorrection | undefined; readonly onClose: () => void }) {
  const text = useText()
  const { t, day, language } = text
  const edit = useDemandEdit(usePlanId())
  const [draft, setDraft] = useState(event)
  const name = eventName(text, event)
  const write = async (after: EventCorrection | null, label: 'command.pastEvent.correct' | 'command.pastEvent.remove' | 'command.pastEvent.reset') => {
    if (await edit(label, name, [{ kind: 'pastEvent', key: event.id, after }])) onClose()
  }
  const changes = changesOf(event, draft)
  const save = () => (Object.keys(changes).length === 0 ? onClose() : void write(correctionOf(event, known, changes), 'command.pastEvent.correct'))
  const evidence = event.evidence.map((cause) => t(`demand.cause.${cause}`)).join(language === 'zh' ? '、' : ', ')
  return (
    <Dialog
      isOpen onClose={onClose} title={t('demand.eventPage.dialog.title', { day: day(event.peakDay, { day: 'numeric', month: 'short', year: 'numeric' }) })}
      actions={(
        <>
          <Button tone="danger" onPress={() => void write(correctionOf(event, known, {}, true), 'command.pastEvent.remove')}>{t('demand.eventPage.dialog.remove')}</Button>
          {known && <Button tone="quiet" onPress={() => void write(null, 'command.pastEvent.reset')}>{t('demand.eventPage.dialog.reset')}</Button>}
          <Button tone="primary" onPress={save}>{t('demand.eventPage.dialog.save')}</Button>
        </>
      )}
    >
      <div className={styles.stack}>
        <div className={styles.fields}>
          <Select label={t('demand.eventPage.col.cause')} value={draft.cause} onChange={(cause) => setDraft({ ...draft, cause })} options={EVENT_CAUSES.map((id) => ({ id, label: t(`demand.cause.${id}`) }))} />
          <NumberField label={t('demand.eventPage.col.size')} value={draft.peakFactor} onChange={(peakFactor) => setDraft({ ...draft, peakFactor: peakFactor ?? 1 })} min={1} max={200} digits={1} />
          <NumberField label={t('demand.eventPage.col.rise')} value={draft.riseDays} onChange={(riseDays) => setDraft({ ...draft, riseDays: riseDays ?? 0 })} min={0} max={60} digits={1} />
          <NumberField label={t('demand.eventPage.col.half')} value={draft.halfLifeDays} onChange={(halfLifeDays) => setDraft({ ...draft, halfLifeDays })} min={0} max={90} digits={1} canBeUnknown emptyWords={t('demand.eventPage.goingOn')} />
        </div>
        <TextField label={t('demand.eventPage.col.note')} value={draft.note} onChange={(note) => setDraft({ ...draft, note })} onSubmit={save} />
        {evidence !== '' && <p className={styles.quiet}>{t('demand.eventPage.dialog.evidence', { list: evidence })}</p>}
      </div>
    </Dialog>
  )
}
