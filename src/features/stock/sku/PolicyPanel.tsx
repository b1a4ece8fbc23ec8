import type { StockDetail } from '#advice/stock/types.ts'
import { useText } from '#ui/language.tsx'
import { Panel } from '#ui/Panel.tsx'

import styles from '../Stock.module.css'

/** The numbers to order by, with both ways of measuring how well the SKU will be in stock. */
export function PolicyPanel({ detail: { policy, row } }: { readonly detail: StockDetail }) {
  const { t, number, share } = useText()
  const target = t(row.service.isDefault ? 'stock.policy.targetDefault' : 'stock.policy.target', { kind: t(`stock.service.${row.service.kind}`), share: share(row.service.share) })
  if (!policy) return <Panel title={t('stock.policy.title')} caption={target}><p className={styles.quiet}>{t('stock.policy.none')}</p></Panel>
  const facts = [
    [t('stock.col.reorderPoint'), number(policy.reorderPointUnits)], [t('stock.policy.safety'), number(policy.safetyStockUnits)], [t('stock.policy.upTo'), number(policy.orderUpToUnits)],
    [t('stock.policy.order'), number(policy.orderUnits)], [t('stock.policy.cycle'), share(policy.expectedCycleService)], [t('stock.policy.fill'), share(policy.expectedFillRate)],
  ] as const
  return (
    <Panel title={t('stock.policy.title')} caption={target}>
      <dl className={styles.facts}>{facts.map(([label, value]) => <div key={label}><dt>{label}</dt><dd>{value}</dd></div>)}</dl>
    </Panel>
  )
}
