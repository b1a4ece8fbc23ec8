import type { PlanSettings } from '#domain/plan.ts'
import type { TimeZone } from '#domain/units.ts'
import { Button } from '#ui/Button.tsx'
import { useText } from '#ui/language.tsx'
import { DraftText } from '#ui/DraftText.tsx'
import styles from './Network.module.css'
import type { Edit } from './usePlanRecords.ts'
import { momentOf, momentText } from './values.ts'

type AsOfFieldProps = { readonly settings: PlanSettings; readonly importedMs: number; readonly timeZone: TimeZone; readonly edit: Edit }

/** The moment a run starts from: the newest imported event, unless the user sets another. */
export function AsOfField({ settings, importedMs, timeZone, edit }: AsOfFieldProps) {
  const { t } = useText()
  const put = (asOfMs: number | null) => void edit('command.settings.change', '', [{ kind: 'settings', key: 'settings', after: { ...settings, asOfMs } }])
  return (
    <div className={styles.fields}>
      <DraftText
        label={t('network.opening.asOf')} value={momentText(settings.asOfMs ?? importedMs, timeZone)} help={t(settings.asOfMs === null ? 'network.opening.asOfImported' : 'network.opening.asOfSet')}
        check={(value) => (momentOf(value, timeZone) === null ? t('network.opening.asOfError') : null)} onChange={(value) => put(momentOf(value, timeZone))}
      />
      {settings.asOfMs !== null && <Button size="small" tone="quiet" onPress={() => put(null)}>{t('network.opening.asOfReset')}</Button>}
    </div>
  )
}
