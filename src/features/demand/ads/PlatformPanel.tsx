import type { PlatformComparison } from '#advice/demand/ads.ts'
import { useText } from '#ui/language.tsx'
import { Panel } from '#ui/Panel.tsx'

import styles from '../Demand.module.css'
import { reasonWords } from '../words.ts'
import { estimateWords } from './adWords.ts'

/** What the platform counts beside what the sales show, and why the former is no uplift. */
export function PlatformPanel({ platform, currency }: { readonly platform: PlatformComparison; readonly currency: string }) {
  const text = useText()
  const { t, number, amount } = text
  return (
    <Panel title={t('demand.adPage.platform.title')} caption={t('demand.adPage.platform.caption')}>
      <div className={styles.stack}>
        <dl className={styles.facts}>
          <div><dt>{t('demand.adPage.platform.claimed')}</dt><dd>{number(platform.claimedOrders)}</dd></div>
          {platform.claimedRevenue !== null && <div><dt>{t('demand.adPage.platform.revenue')}</dt><dd>{amount(platform.claimedRevenue, currency)}</dd></div>}
          {platform.orders && <div><dt>{t('demand.adPage.platform.found')}</dt><dd>{estimateWords(text, platform.orders, 0)}</dd></div>}
        </dl>
        <p>{reasonWords(text, platform.reason, currency)}</p>
      </div>
    </Panel>
  )
}
