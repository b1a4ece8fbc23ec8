import { memo } from 'react'

import type { PlanDocument } from '#domain/plan.ts'
import type { Scenario } from '#domain/scenario.ts'

import { PlaybackPanel } from './playback/PlaybackPanel.tsx'
import { ComparePanel } from './results/ComparePanel.tsx'
import { ReversePanel } from './results/ReversePanel.tsx'
import { SafePanel } from './results/SafePanel.tsx'

/** What is worked out when asked for; a run under way does not touch it. `fingerprint`: of what a run depends on. */
export const QuestionPanels = memo(function QuestionPanels(asked: { readonly document: PlanDocument; readonly scenario: Scenario; readonly fingerprint: string }) {
  return (
    <>
      <SafePanel {...asked} />
      <ReversePanel {...asked} />
      <PlaybackPanel {...asked} />
      <ComparePanel {...asked} />
    </>
  )
})
