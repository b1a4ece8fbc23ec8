import { useDeferredValue, useMemo } from 'react'
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components'
import { Link, useLocation, useSearch } from 'wouter'

import { usePlanId } from '#state/currentPlan.ts'
import { cx } from '#ui/cx.ts'
import { EmptyState } from '#ui/EmptyState.tsx'
import { useText } from '#ui/language.tsx'
import { Page } from '#ui/Page.tsx'
import { SentenceText } from '#ui/sentence/SentenceText.tsx'

import { AllPage } from './list/AllPage.tsx'
import { ExcessPage } from './list/ExcessPage.tsx'
import { ListStatus } from './list/ListStatus.tsx'
import { listAnswer, listSub } from './list/listWords.ts'
import { ToDoPage } from './list/ToDoPage.tsx'
import { useStockList } from './list/useStockList.ts'
import { OrdersPage } from './orders/OrdersPage.tsx'
import styles from './Stock.module.css'
import { SuppliersPage } from './suppliers/SuppliersPage.tsx'
import { WarehousesPage } from './warehouses/WarehousesPage.tsx'

const TABS = [
  { id: 'todo', titleKey: 'stock.tab.todo', Content: ToDoPage },
  { id: 'all', titleKey: 'stock.tab.all', Content: AllPage },
  { id: 'orders', titleKey: 'stock.tab.orders', Content: OrdersPage },
  { id: 'suppliers', titleKey: 'stock.tab.suppliers', Content: SuppliersPage },
  { id: 'places', titleKey: 'stock.tab.places', Content: WarehousesPage },
  { id: 'excess', titleKey: 'stock.tab.excess', Content: ExcessPage },
] as const

/** The answer, then six views. Which one is open stands in the address behind the `?`, so that moving between them keeps the focus. */
export function StockTabs() {
  const text = useText()
  const { t } = text
  const [, navigate] = useLocation()
  const asked = new URLSearchParams(useSearch()).get('tab')
  const open = TABS.find(({ id }) => id === asked) ?? TABS[0]
  const list = useStockList(usePlanId())
  const rows = useDeferredValue(list.rows)
  const { summary, status } = list
  const told = useMemo(() => (summary && rows.length > 0 ? { answer: listAnswer(text, { rows, summary }), sub: listSub(text, { rows, summary }) } : null), [text, rows, summary])
  if (status === 'done' && list.rows.length === 0) {
    return (
      <Page question={t('stock.question')} answer={t('stock.empty')}>
        <EmptyState title={t('stock.emptyTitle')} action={<Link href="/data">{t('stock.toData')}</Link>}>{t('stock.emptyText')}</EmptyState>
      </Page>
    )
  }
  return (
    <Page
      question={t('stock.question')} answer={told ? <SentenceText sentence={told.answer} /> : t(status === 'failed' ? 'stock.failed' : status === 'stopped' ? 'stock.stoppedEmpty' : 'stock.working')}
      sub={told && told.sub.length > 0 && <SentenceText sentence={told.sub} />}
    >
      <ListStatus list={list} />
      {summary && rows.length > 0 && summary.unknownCount >= summary.skuCount && (
        <EmptyState title={t('stock.unknownTitle')} action={<span className={styles.row}><Link href="/data">{t('stock.toData')}</Link><Link href="/network">{t('stock.toNetwork')}</Link></span>}>{t('stock.unknownText')}</EmptyState>
      )}
      <Tabs selectedKey={open.id} onSelectionChange={(id) => navigate(id === 'todo' ? '/stock' : `/stock?tab=${String(id)}`, { replace: true })}>
        <TabList aria-label={t('stock.tabs')} className={cx(styles.tabList)}>
          {TABS.map(({ id, titleKey }) => <Tab key={id} id={id} className={cx(styles.tab)}>{t(titleKey)}</Tab>)}
        </TabList>
        {TABS.map(({ id, Content }) => <TabPanel key={id} id={id} className={cx(styles.tabPanel)}><Content rows={rows} summary={summary} /></TabPanel>)}
      </Tabs>
    </Page>
  )
}
