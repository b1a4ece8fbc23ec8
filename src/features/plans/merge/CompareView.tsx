import { useState } from 'react'
import { useLocation } from 'wouter'

import { usePlanFiles, type PlanFileReview } from '#state/planFiles.ts'
import { Button } from '#ui/Button.tsx'
import { useText } from '#ui/language.tsx'
import { Page } from '#ui/Page.tsx'
import type { MergeReview } from '#workers/types.ts'

import { ChangesPanel } from './ChangesPanel.tsx'
import { compareAnswer, mergeSub } from './mergeAnswer.ts'

/** The differences of a file, or of another plan, and a plan; nothing is merged. */
export function CompareView({ asked, review }: { readonly asked: PlanFileReview; readonly review: MergeReview }) {
  const text = useText()
  const { t } = text
  const [, navigate] = useLocation()
  const [nowMs] = useState(() => Date.now())
  const words = { text, names: review.names, currency: review.currency, timeZone: review.timeZone }
  return (
    <Page
      question={t('merge.compareQuestion', { file: asked.file.name, plan: review.planName })} answer={compareAnswer(text, review)} sub={asked.isOtherPlan ? t('merge.sub.otherPlan') : mergeSub(text, review, true, nowMs)}
      actions={
        <>
          <Button onPress={() => navigate(asked.isOtherPlan ? '~/plans' : '/')}>{t('ui.close')}</Button>
          {review.differences.length > 0 && !asked.isOtherPlan && <Button tone="primary" onPress={() => usePlanFiles.getState().startReview({ ...asked, isCompareOnly: false })}>{t('merge.toMerge')}</Button>}
        </>
      }
    >
      {review.differences.length > 0 && <ChangesPanel words={words} changes={review.differences} titleKey="merge.differences" captionKey="merge.differences.caption" fromKey={asked.isOtherPlan ? 'merge.column.thisPlan' : 'merge.column.mine'} toKey={asked.isOtherPlan ? 'merge.column.otherPlan' : 'merge.column.theirs'} />}
    </Page>
  )
}
