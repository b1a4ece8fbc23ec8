import { useState } from 'react'
import { useLocation } from 'wouter'

import { usePlanId } from '#state/currentPlan.ts'
import { usePlanFiles, type PlanFileReview } from '#state/planFiles.ts'
import { Button } from '#ui/Button.tsx'
import { useText } from '#ui/language.tsx'
import { Page } from '#ui/Page.tsx'

import { errorWords } from '#i18n/errorWords.ts'
import { CompareView } from './CompareView.tsx'
import { MergeView } from './MergeView.tsx'
import { useMergeReview } from './useMergeReview.ts'

/** A plan file beside the plan of the address: merged after a review, or only compared. */
export function MergePage() {
  const planId = usePlanId()
  const { t } = useText()
  const [, navigate] = useLocation()
  const review = usePlanFiles((files) => files.review)
  if (review?.planId === planId) return <Reviewed key={`${review.file.name} ${review.isCompareOnly}`} asked={review} />
  return (
    <Page question={t('merge.open.title')} answer={t('merge.gone.answer')} sub={t('merge.gone.sub')}>
      <div><Button tone="primary" onPress={() => navigate('~/plans')}>{t('merge.toPlans')}</Button></div>
    </Page>
  )
}

function Reviewed({ asked }: { readonly asked: PlanFileReview }) {
  const text = useText()
  const { t } = text
  const [isMerging, setIsMerging] = useState(false)
  const state = useMergeReview(asked, isMerging)
  const [, navigate] = useLocation()
  switch (state.phase) {
    case 'reading': return <p role="status">{t('merge.reading')}</p>
    case 'failed':
      return (
        <Page question={t('merge.open.title')} answer={t('merge.failed.answer')} sub={errorWords(text, state.error)}>
          <div><Button tone="primary" onPress={() => navigate('~/plans')}>{t('merge.toPlans')}</Button></div>
        </Page>
      )
    case 'ready':
      return asked.isCompareOnly ? <CompareView asked={asked} review={state.review} /> : <MergeView asked={asked} review={state.review} isMerging={isMerging} onMerging={setIsMerging} />
  }
}
