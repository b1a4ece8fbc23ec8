import type { SmallTestAnswer } from '#advice/demand/smallTest.ts'
import { useText } from '#ui/language.tsx'
import { Panel } from '#ui/Panel.tsx'
import { DataTable } from '#ui/table/DataTable.tsx'

import styles from '../Demand.module.css'
import { reasonWords, unitsWords } from '../words.ts'
import { HIGH_80, LOW_80 } from './levels.ts'
import { armWords, nextDayWords, rateWords } from './testWords.ts'

/** Told among the figures. */
const TOLD_ABOVE: ReadonlySet<string> = new Set(['demand.test.testMore', 'demand.test.orderNow'])

/** The answer in numbers: the order, the risk, the value of testing on, and the versions against each other. */
export function ResultPanel({ answer, currency }: { readonly answer: SmallTestAnswer; readonly currency: string }) {
  const text = useText()
  const { t, amount, share, number } = text
  const { order } = answer
  const units = (n: number): string => t('demand.testPage.units', { n: unitsWords(text, n) })
  const nextDay = nextDayWords(text, answer, currency)
  const facts = [
    ...(order ? [
      ['first', units(order.units)], ['profit', amount(order.expectedProfit, currency)], ['service', share(order.serviceProbability, 0)], ['leftover', units(order.leftoverUnits)],
      ['cash', amount(order.committed, currency)], ['loss95', amount(order.loss95, currency)],
    ] as const : []),
    ...(nextDay === null ? [] : [['nextDay', nextDay]] as const),
  ]
  const isTwo = answer.arms.length > 1
  return (
    <Panel title={t('demand.testPage.result.title')} caption={t('demand.testPage.result.caption')}>
      <div className={styles.stack}>
        {facts.length > 0 && <dl className={styles.facts}>{facts.map(([name, value]) => <div key={name} className={name === 'nextDay' ? styles.wide : undefined}><dt>{t(`demand.testPage.fact.${name}`)}</dt><dd>{value}</dd></div>)}</dl>}
        <DataTable
          label={t('demand.testPage.result.title')} rows={answer.arms} rowKey={({ name }) => name}
          columns={[
            { id: 'arm', title: t('demand.testPage.col.arm'), isRowHeader: true, value: (arm) => armWords(text, arm) },
            { id: 'rate', title: t(answer.kind === 'clicks' ? 'demand.testPage.col.rate' : 'demand.testPage.col.rateDays'), align: 'end', value: ({ mean }) => mean, cell: (arm) => t('demand.testPage.value', { value: rateWords(text, answer, arm.mean), low: rateWords(text, answer, arm.rateLow), high: rateWords(text, answer, arm.rateHigh) }) },
            { id: 'push', title: t('demand.testPage.col.push'), align: 'end', value: ({ push }) => push.mean, cell: ({ push }) => t('demand.testPage.value', { value: number(push.mean), low: number(push.quantiles[LOW_80]!), high: number(push.quantiles[HIGH_80]!) }) },
            { id: 'cpo', title: t('demand.testPage.col.cpo'), align: 'end', value: ({ costPerOrder }) => costPerOrder, cell: ({ costPerOrder }) => (costPerOrder === null ? t('chart.none') : amount(costPerOrder, currency)) },
            ...(isTwo ? [
              { id: 'best', title: t('demand.testPage.col.best'), align: 'end' as const, value: (arm: SmallTestAnswer['arms'][number]) => arm.probabilityBest, cell: (arm: SmallTestAnswer['arms'][number]) => share(arm.probabilityBest, 0) },
              { id: 'loss', title: t('demand.testPage.col.loss'), align: 'end' as const, value: (arm: SmallTestAnswer['arms'][number]) => arm.expectedLoss, cell: (arm: SmallTestAnswer['arms'][number]) => number(arm.mean > 0 ? (arm.expectedLoss / arm.mean) * arm.push.mean : 0, 1) },
            ] : []),
          ]}
        />
        <ul className={styles.notes}>{answer.reasons.filter(({ key }) => !TOLD_ABOVE.has(key)).map((reason, index) => <li key={index}>{reasonWords(text, reason, currency)}</li>)}</ul>
      </div>
    </Panel>
  )
}
