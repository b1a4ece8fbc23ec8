import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components'

import { usePlanId } from '#state/currentPlan.ts'
import { useText } from '#ui/language.tsx'
import { Page } from '#ui/Page.tsx'
import { CarrierPanel } from './CarrierPanel.tsx'
import { MarketPanel } from './MarketPanel.tsx'
import { MoneyPanel } from './MoneyPanel.tsx'
import styles from './Network.module.css'
import { OpeningPanel } from './OpeningPanel.tsx'
import { SkuPanel } from './SkuPanel.tsx'
import { unknownsOf } from './unknowns.ts'
import { useAsOf } from './useAsOf.ts'
import { useEdit, usePlanRecords } from './usePlanRecords.ts'
import { WarehousePanel } from './WarehousePanel.tsx'

/** Everything the model needs to know and nobody else can tell it: stock, people, trucks, promises. */
export function NetworkPage() {
  const text = useText()
  const { t, number } = text
  const planId = usePlanId()
  const records = usePlanRecords(planId)
  const edit = useEdit(planId, records)
  const asOfMs = useAsOf(planId, records)
  if (!records) return null
  const unknowns = unknownsOf(records)
  const sections = [
    { id: 'packing', title: t('network.tab.packing'), panel: <WarehousePanel records={records} edit={edit} /> },
    { id: 'carriers', title: t('network.tab.carriers'), panel: <CarrierPanel records={records} edit={edit} /> },
    { id: 'skus', title: t('network.tab.skus'), panel: <SkuPanel records={records} asOfMs={asOfMs} edit={edit} /> },
    { id: 'waiting', title: t('network.tab.waiting'), panel: <OpeningPanel planId={planId} records={records} edit={edit} /> },
    { id: 'money', title: t('network.tab.money'), panel: <MoneyPanel records={records} edit={edit} /> },
    { id: 'market', title: t('network.tab.market'), panel: <MarketPanel records={records} edit={edit} /> },
  ]
  return (
    <Page
      question={t('network.question')}
      answer={unknowns.length === 0 ? t('network.answer.known') : t('network.answer.unknown', { count: unknowns.length })}
      sub={unknowns.length === 0 ? t('network.sub.known') : <ul className={styles.unknowns}>{unknowns.map(({ code, count }) => <li key={code}>{t(`network.unknown.${code}`, { count, number: number(count) })}</li>)}</ul>}
    >
      <Tabs>
        <TabList aria-label={t('network.title')} className={styles.tabList ?? ''}>
          {sections.map(({ id, title }) => <Tab key={id} id={id} className={styles.tab ?? ''}>{title}</Tab>)}
        </TabList>
        {sections.map(({ id, panel }) => <TabPanel key={id} id={id} className={styles.tabPanel ?? ''}>{panel}</TabPanel>)}
      </Tabs>
    </Page>
  )
}
