import { useMemo } from 'react'
import { Link } from 'wouter'

import { usePlanId } from '#state/currentPlan.ts'
import { Button } from '#ui/Button.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { useText } from '#ui/language.tsx'
import { Page } from '#ui/Page.tsx'
import { Progress } from '#ui/Progress.tsx'
import { SentenceText } from '#ui/sentence/SentenceText.tsx'

import styles from '../Demand.module.css'
import { errorWords } from '#i18n/errorWords.ts'
import { AdDetails } from './AdDetails.tsx'
import { adsAnswer, adsSub, hasAds } from './adWords.ts'
import { useAds } from './useAds.ts'

/** What ads bring, for the shop and by SKU, and whether more of them would pay. */
export function AdsPage() {
  const text = useText()
  const { t } = text
  const { phase, answers, error, start, stop } = useAds(usePlanId())
  const told = useMemo(() => (answers && hasAds(answers) ? { answer: adsAnswer(text, answers), sub: adsSub(text, answers) } : null), [text, answers])
  const question = t('demand.adPage.question')
  const isEmpty = (phase === 'done' && !told) || (phase === 'failed' && error?.code.startsWith('run.missing'))
  if (isEmpty) {
    return (
      <Page question={question} answer={t('demand.adPage.empty')}>
        <EmptyState title={t('demand.adPage.emptyTitle')} action={<Link href="/data">{t('demand.list.toData')}</Link>}>{t('demand.adPage.emptyText')}</EmptyState>
      </Page>
    )
  }
  return (
    <Page question={question} answer={told ? <SentenceText sentence={told.answer} /> : phase === 'failed' && error ? errorWords(text, error) : phase === 'stopped' ? t('demand.adPage.stopped') : t('demand.adPage.working')} sub={told?.sub}>
      <p className={styles.spoken} role="status" data-ads={phase} />
      {phase === 'working' && <Progress label={t('demand.adPage.working')} doneShare={null} detail={t('demand.adPage.workingDetail')} onCancel={stop} />}
      {(phase === 'stopped' || phase === 'failed') && <div className={styles.row}><Button onPress={start}>{t('demand.adPage.again')}</Button>{told && error && <span role="alert" className={styles.failed}>{errorWords(text, error)}</span>}</div>}
      {answers && told && <AdDetails answers={answers} />}
    </Page>
  )
}
