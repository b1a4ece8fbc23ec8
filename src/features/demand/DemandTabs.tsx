import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components'
import { useLocation, useSearch } from 'wouter'

import { cx } from '#ui/cx.ts'
import { useText } from '#ui/language.tsx'

import { AdsPage } from './ads/AdsPage.tsx'
import styles from './Demand.module.css'
import { EventsPage } from './events/EventsPage.tsx'
import { ListPage } from './list/ListPage.tsx'
import { TestPage } from './test/TestPage.tsx'

const TABS = [
  { id: 'list', titleKey: 'demand.tab.list', Content: ListPage },
  { id: 'ads', titleKey: 'demand.tab.ads', Content: AdsPage },
  { id: 'events', titleKey: 'demand.tab.events', Content: EventsPage },
  { id: 'test', titleKey: 'demand.tab.test', Content: TestPage },
] as const

/** Four questions about demand. Which one is open stands in the address behind the `?`, so that moving between them keeps the focus. */
export function DemandTabs() {
  const { t } = useText()
  const [, navigate] = useLocation()
  const asked = new URLSearchParams(useSearch()).get('tab')
  const open = TABS.find(({ id }) => id === asked) ?? TABS[0]
  return (
    <Tabs selectedKey={open.id} onSelectionChange={(id) => navigate(id === 'list' ? '/demand' : `/demand?tab=${String(id)}`, { replace: true })}>
      <TabList aria-label={t('demand.tabs')} className={cx(styles.tabList)}>
        {TABS.map(({ id, titleKey }) => <Tab key={id} id={id} className={cx(styles.tab)}>{t(titleKey)}</Tab>)}
      </TabList>
      {TABS.map(({ id, Content }) => <TabPanel key={id} id={id} className={cx(styles.tabPanel)}><Content /></TabPanel>)}
    </Tabs>
  )
}
