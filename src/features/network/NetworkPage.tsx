import { usePlanId } from '#state/currentPlan.ts'
import { useText } from '#ui/language.tsx'
import { Page } from '#ui/Page.tsx'
import { CarrierPanel } from './CarrierPanel.tsx'
import { MarketPanel } from './MarketPanel.tsx'
import styles from './Network.module.css'
import { OpeningPanel } from './OpeningPanel.tsx'
import { SkuPanel } from './SkuPanel.tsx'
import { unknownsOf } from './unknowns.ts'
import { useEdit, usePlanRecords } from './usePlanRecords.ts'
import { WarehousePanel } from './WarehousePanel.tsx'

/** Everything the model needs to know and nobody else can tell it: stock, people, trucks, promises. */
export function NetworkPage() {
  const text = useText()
  const { t, number } = text
  const planId = usePlanId()
  const records = usePlanRecords(planId)
  const edit = useEdit(planId)
  if (!records) return null
  const unknowns = unknownsOf(records)
  return (
    <Page
      question={t('network.question')}
      answer={unknowns.length === 0 ? t('network.answer.known') : t('network.answer.unknown', { count: unknowns.length })}
      sub={unknowns.length === 0 ? t('network.sub.known') : <ul className={styles.unknowns}>{unknowns.map(({ code, count }) => <li key={code}>{t(`network.unknown.${code}`, { count, number: number(count) })}</li>)}</ul>}
    >
      <div className={styles.stack}>
        <WarehousePanel records={records} edit={edit} />
        <CarrierPanel records={records} edit={edit} />
        <SkuPanel records={records} edit={edit} />
        <OpeningPanel planId={planId} records={records} edit={edit} />
        <MarketPanel records={records} edit={edit} />
      </div>
    </Page>
  )
}
