import { useMemo, useState } from 'react'
import { Link } from 'wouter'

import type { DemandWhatIf } from '#advice/demand/types.ts'
import type { SkuId } from '#domain/units.ts'
import { usePlanId } from '#state/currentPlan.ts'
import { Button } from '#ui/Button.tsx'
import { useText } from '#ui/language.tsx'
import { Page } from '#ui/Page.tsx'
import { Progress } from '#ui/Progress.tsx'
import { SentenceText } from '#ui/sentence/SentenceText.tsx'

import styles from '../Demand.module.css'
import { errorWords } from '#i18n/errorWords.ts'
import { SkuDetail } from './SkuDetail.tsx'
import { nameOf, skuAnswer, skuSub } from './skuWords.ts'
import { useDetail } from './useDetail.ts'

/** How much of one SKU will sell, why, how sure that is, and what would change it. */
export function SkuPage({ skuId }: { readonly skuId: SkuId }) {
  const text = useText()
  const { t, number } = text
  const planId = usePlanId()
  const [whatIf, setWhatIf] = useState<DemandWhatIf | null>(null)
  const { detail, error, isWorking, retry } = useDetail(planId, skuId, whatIf)
  const told = useMemo(() => detail && { answer: skuAnswer(text, detail), sub: skuSub(text, detail) }, [text, detail])
  const answer = told ? <SentenceText sentence={told.answer} /> : error ? errorWords(text, error) : t('demand.sku.working')
  return (
    <Page
      question={t('demand.sku.question', { sku: detail ? nameOf(detail) : skuId, days: number(detail?.forecast.horizonDays ?? 28) })}
      answer={answer} sub={told && told.sub.length > 0 && <SentenceText sentence={told.sub} />}
    >
      <Link href="/demand" className={styles.back!}>← {t('demand.sku.back')}</Link>
      {isWorking && !detail && <Progress label={t('demand.sku.working')} doneShare={null} />}
      {error && <div className={styles.row}>{detail && <span role="alert" className={styles.failed}><span aria-hidden>▲ </span>{errorWords(text, error)}</span>}<Button onPress={retry}>{t('demand.sku.again')}</Button></div>}
      {detail && <SkuDetail detail={detail} whatIf={whatIf} isWorking={isWorking} onWhatIf={setWhatIf} />}
    </Page>
  )
}
