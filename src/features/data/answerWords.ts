import type { Text } from '#ui/language.tsx'
import type { FileEntry } from './importSession.ts'

type Stored = { readonly lines: number; readonly from: string | null; readonly to: string | null }

/** The page's first line: what is the state of what was dropped, worst news first. `isAllKnown`: storing what is open would change nothing. */
export function answerWords(text: Text, entries: readonly FileEntry[], planName: string, stored: Stored | null, isCancelled = false, isAllKnown = false): string {
  const { t, number } = text
  const states = entries.map((entry) => entry.state)
  const reading = states.filter((state) => state.phase === 'reading').length
  if (reading > 0) return t('data.answer.reading', { count: reading })
  if (isCancelled) return t('data.answer.cancelled')
  const open = states.flatMap((state) => (state.phase === 'read' || state.phase === 'rereading' || state.phase === 'storing' ? [state.report] : []))
  const failed = states.filter((state) => state.phase === 'failed').length
  const usable = open.filter((report) => report.verdict !== 'REJECT')
  const questions = usable.reduce((sum, report) => sum + report.questions.length, 0)
  const asking = usable.filter((report) => report.questions.length > 0).length
  const all = open.length + failed
  // "4 of 5 files are understood." stands before what is open, where that is not the whole story.
  const understood = all > 1 && usable.length - asking < all ? `${t('data.answer.understood', { files: number(all), understood: number(usable.length - asking) })}${text.language === 'zh' ? '' : ' '}` : ''
  if (questions > 0) return understood + t('data.answer.ask', { count: questions, n: number(questions) })
  const storable = usable.filter((report) => report.isStorable)
  const ok = storable.reduce((sum, report) => sum + report.rowsOk, 0)
  const bad = usable.reduce((sum, report) => sum + report.rowsBad, 0)
  if (ok > 0 && bad === 0 && isAllKnown) return understood + t('data.answer.unchanged', { count: storable.length, n: number(storable.length) })
  if (ok > 0) return understood + (bad > 0 ? t('data.answer.warn', { count: bad, ok: number(ok), bad: number(bad) }) : t('data.answer.ready', { count: ok, ok: number(ok) }))
  const done = states.flatMap((state) => (state.phase === 'stored' ? [state] : []))
  if (done.length > 0) return storedWords(text, done, planName)
  if (usable.length > 0) return t('data.answer.notStorable', { count: usable.length, n: number(usable.length) })
  if (all > 0) return t('data.answer.refused', { count: all, n: number(all) })
  if (stored && stored.lines > 0 && stored.from && stored.to) {
    return t('data.answer.have', { lines: number(stored.lines), from: text.day(stored.from, { dateStyle: 'medium' }), to: text.day(stored.to, { dateStyle: 'medium' }) })
  }
  return t('data.answer.empty')
}

type StoredState = Extract<FileEntry['state'], { readonly phase: 'stored' }>

function storedWords({ t, number }: Text, done: readonly StoredState[], plan: string): string {
  const changed = done.reduce((sum, { outcome }) => sum + outcome.newLines + outcome.changedLines, 0)
  if (changed === 0) return t('data.answer.unchanged', { count: done.length, n: number(done.length) })
  const sum = (pick: (report: StoredState['report']) => number) => done.reduce((total, { report }) => total + pick(report), 0)
  const units = sum((report) => report.totals.units)
  const rows = number(sum((report) => report.rowsOk))
  // Stock, ads and the like have no units sold.
  return units > 0 ? t('data.answer.stored', { lines: rows, units: number(units), plan }) : t('data.answer.storedRows', { rows, plan })
}
