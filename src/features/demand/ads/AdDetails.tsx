import { useLiveQuery } from 'dexie-react-hooks'
import { useMemo, useState } from 'react'

import type { AdAnswer, AdAnswers } from '#advice/demand/ads.ts'
import { usePlanId } from '#state/currentPlan.ts'
import { useServices } from '#state/servicesContext.ts'
import { readRecordsOfKind } from '#storage/records.ts'
import { ChartPanel } from '#ui/charts/ChartPanel.tsx'
import { responseChart } from '#ui/charts/responseChart.ts'
import { useText } from '#ui/language.tsx'
import { Panel } from '#ui/Panel.tsx'
import { Select } from '#ui/Select.tsx'

import styles from '../Demand.module.css'
import { reasonWords } from '../words.ts'
import { AdTable } from './AdTable.tsx'
import { basisWords, recentSpend } from './adWords.ts'
import { PlannedSpend } from './PlannedSpend.tsx'
import { PlatformPanel } from './PlatformPanel.tsx'

const SHOP = 'shop'
const NONE: readonly never[] = []

/** The curve of the shop or of a SKU, a spend to try on it, the platform's count beside the estimate, then all SKUs. */
export function AdDetails({ answers }: { readonly answers: AdAnswers }) {
  const text = useText()
  const { t } = text
  const planId = usePlanId()
  const { db } = useServices()
  const skus = useLiveQuery(() => readRecordsOfKind(db, planId, 'sku'), [db, planId])
  const names = useMemo(() => new Map((skus ?? NONE).map(({ id, sellerSku }) => [id as string, sellerSku || id])), [skus])
  const nameOf = (answer: AdAnswer): string => (answer.skuId === null ? t('demand.adPage.scopeShop') : (names.get(answer.skuId) ?? answer.skuId))
  const [chosenId, setChosenId] = useState<string>(SHOP)
  const { shop, skus: bySku, tasks } = answers
  const drawn = [...(shop ? [shop] : []), ...bySku].filter(({ curve }) => curve.length > 1)
  const chosen = drawn.find(({ skuId }) => (skuId ?? SHOP) === chosenId) ?? drawn[0]
  const what = chosen ? nameOf(chosen) : ''
  const model = useMemo(() => (chosen?.fit ? responseChart({ what, days: chosen.fit.days, currency: tasks.currency, points: chosen.curve, largestSeen: chosen.fit.largestSpend, recent: recentSpend(chosen) }, text) : null), [chosen, what, tasks.currency, text])
  const notes = [...tasks.reasons, ...(chosen ?? shop)?.reasons ?? NONE]
  return (
    <>
      {model && chosen && (
        <div className={styles.pair}>
          <ChartPanel model={model} choice={drawn.length > 1 && <Select label={t('demand.adPage.curve.of')} isLabelHidden value={chosen.skuId ?? SHOP} onChange={setChosenId} options={drawn.map((one) => ({ id: one.skuId ?? SHOP, label: nameOf(one), note: basisWords(text, one) }))} />} />
          <PlannedSpend key={chosen.skuId ?? SHOP} answer={chosen} currency={tasks.currency} />
        </div>
      )}
      {answers.platform && <PlatformPanel platform={answers.platform} currency={tasks.currency} />}
      <AdTable answers={bySku} currency={tasks.currency} nameOf={nameOf} onChoose={({ skuId }) => setChosenId(skuId ?? SHOP)} />
      {notes.length > 0 && <Panel title={t('demand.adPage.notes')}><ul className={styles.notes}>{notes.map((reason, index) => <li key={index}>{reasonWords(text, reason, tasks.currency)}</li>)}</ul></Panel>}
    </>
  )
}
