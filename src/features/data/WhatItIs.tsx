import type { FileReport } from '#importers/types.ts'
import type { FileComparison } from '#state/services.ts'
import { useText } from '#ui/language.tsx'
import type { FileState } from './importSession.ts'
import { kindWords } from './kindWords.ts'
import { refusedRows } from './recon.ts'
import { changeWords, periodWords, totalsWords } from './reportWords.ts'

type WhatItIsProps = { readonly report: FileReport; readonly state: FileState; readonly comparison: FileComparison | null | undefined }

/** "TikTok Shop orders, 24 Aug – 22 Nov · 3,120 orders · 11,929 new, 488 changed, 1 refused". */
export function WhatItIs({ report, state, comparison }: WhatItIsProps) {
  const text = useText()
  const isStored = state.phase === 'stored'
  // What was stored is known exactly; before that it is foretold.
  const change = isStored ? { ...state.outcome, unknownSkus: comparison?.unknownSkus ?? 0 } : comparison
  const refused = refusedRows(report)
  const changes = change ? changeWords(text, change, refused) : refused > 0 ? text.t('data.file.refused', { count: refused, n: text.number(refused) }) : ''
  const about = [report.reading.currency, periodWords(text, report)].filter(Boolean)
  const comma = text.language === 'zh' ? '，' : ', '
  return (
    <>
      <b>{kindWords(text, report.kind)}</b>
      {about.length > 0 && comma + about.join(comma)}
      {[totalsWords(text, report), changes, comparison === null && report.isStorable && !isStored ? text.t('data.compare.pending') : ''].filter((words) => words !== '').map((words) => ` · ${words}`).join('')}
    </>
  )
}
