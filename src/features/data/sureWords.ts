import type { FileReport } from '#importers/types.ts'
import type { Text } from '#ui/language.tsx'
import type { Tone } from '#ui/Tag.tsx'
import type { FileEntry } from './importSession.ts'

/** Findings of a reading that could have been otherwise. */
const GUESSES = ['encodingGuessed', 'dateOrderInferred', 'dateOrderMixed']
const SURE_FROM = 0.8

export type SureWord = { readonly tone: Tone; readonly words: string }

/** How sure the reading is, or what became of the file, in a word. */
export function sureWord({ t, number }: Text, state: FileEntry['state'], isTakenOut: boolean): SureWord | null {
  if (state.phase === 'reading' || state.phase === 'failed') return null
  if (isTakenOut) return { tone: 'plain', words: t('data.phase.takenOut') }
  if (state.phase === 'stored') return { tone: 'good', words: t(state.outcome.newLines + state.outcome.changedLines === 0 ? 'data.phase.identical' : 'data.phase.stored') }
  const { report } = state
  if (report.verdict === 'REJECT') return { tone: 'bad', words: t('data.sure.refused') }
  if (report.questions.length > 0) return { tone: 'warn', words: t('data.sure.question', { count: report.questions.length, n: number(report.questions.length) }) }
  if (state.isRemembered) return { tone: 'good', words: t('data.sure.remembered') }
  return isGuess(report) ? { tone: 'warn', words: t('data.sure.likely') } : { tone: 'good', words: t('data.sure.certain') }
}

function isGuess(report: FileReport): boolean {
  return report.confidence < SURE_FROM || GUESSES.some((code) => (report.findingCounts[code] ?? 0) > 0)
}
