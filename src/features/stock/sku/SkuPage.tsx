import { useMemo, useState } from 'react'
import { Link } from 'wouter'

import type { StockWhatIf } from '#advice/stock/types.ts'
import type { SkuId } from '#domain/units.ts'
import { usePlanId } from '#state/currentPlan.ts'
import { Button } from '#ui/Button.tsx'
import { useText } from '#ui/language.tsx'
import { Page } from '#ui/Page.tsx'
import { Progress } from '#ui/Progress.tsx'
import { SentenceText } from '#ui/sentence/SentenceText.tsx'

import { errorWords } from '#i18n/errorWords.ts'
import styles from '../Stock.module.css'
import { nameOf } from '../words.ts'
import { SkuDetail } from './SkuDetail.tsx'
import { skuAnswer, skuSub } from './skuWords.ts'
import { TermsPanel } from './TermsPanel.tsx'
import { useDetail } from './useDetail.ts'

/** When one SKU runs out, when and how many to order, why, and how it is bought. */
export function SkuPage({ skuId }: { readonly skuId: SkuId }) {
  const text = useText()
  const { t } = text
  const planId = usePlanId()
  const [whatIf, setWhatIf] = useState<StockWhatIf | null>(null)
  const { detail, error, isWorking, retry } = useDetail(planId, skuId, whatIf)
  const told = useMemo(() => detail && { answer: skuAnswer(text, detail.row), sub: skuSub(text, detail) }, [text, detail])
  return (
    <Page
      question={t('stock.sku.question', { sku: detail ? nameOf(detail.row) : skuId })}
      answer={told ? <SentenceText sentence={told.answer} /> : error ? errorWords(text, error) : t('stock.sku.working')} sub={told && told.sub.length > 0 && <SentenceText sentence={told.sub} />}
    >
      <Link href="/stock" className={styles.back!}>← {t('stock.sku.back')}</Link>
      {isWorking && !detail && <Progress label={t('stock.sku.working')} doneShare={null} />}
      {isWorking && detail && <p className={styles.quiet} role="status">{t('stock.sku.again')}</p>}
      {error && <div className={styles.row}>{detail && <span role="alert" className={styles.failed}><span aria-hidden>▲ </span>{errorWords(text, error)}</span>}<Button onPress={retry}>{t('stock.again')}</Button></div>}
      {detail ? <SkuDetail detail={detail} whatIf={whatIf} isWorking={isWorking} onWhatIf={setWhatIf} /> : error && <TermsPanel skuId={skuId} />}
    </Page>
  )
}
