import type { Text } from '#ui/language.tsx'
import type { FileEntry } from './importSession.ts'

type Stored = { readonly lines: number; readonly from: string | null; readonly to: string | null }

/** The page's first line: what is the state of what was dropped, worst news first. */
export function answerWords(text: Text, entries: readonly FileEntry[], planName: string, stored: Stored | null): string {
  const { t, number } = text
  const states = entries.map((entry) => entry.state)
  const reading = states.filter((state) => state.phase === 'reading').length
  if (reading > 0) return t('data.answer.reading', { count: reading })
  const open = states.flatMap((state) => (state.phase === 'read' ? [state.report] : []))
  if (open.some((report) => report.questions.length > 0)) return t('data.answer.ask')
  const usable = open.filter((report) => report.verdict !== 'REJECT')
  const ok = usable.reduce((sum, report) => sum + report.rowsOk, 0)
  const bad = usable.reduce((sum, report) => sum + report.rowsBad, 0)
  if (ok > 0) return bad > 0 ? t('data.answer.warn', { count: bad, ok: number(ok), bad: number(bad) }) : t('data.answer.ready', { count: ok, ok: number(ok) })
  const done = states.flatMap((state) => (state.phase === 'stored' ? [state] : []))
  if (done.length > 0) {
    const changed = done.reduce((sum, { outcome }) => sum + outcome.newLines + outcome.changedLines, 0)
    if (changed === 0) return t('data.answer.unchanged')
    const sum = (pick: (report: (typeof done)[number]['report']) => number) => done.reduce((total, { report }) => total + pick(report), 0)
    return t('data.answer.stored', { lines: number(sum((report) => report.rowsOk)), units: number(sum((report) => report.totals.units)), plan: planName })
  }
  if (entries.length > 0) return t('data.answer.refused')
  if (stored && stored.lines > 0 && stored.from && stored.to) {
    return t('data.answer.have', { lines: number(stored.lines), from: text.day(stored.from, { dateStyle: 'medium' }), to: text.day(stored.to, { dateStyle: 'medium' }) })
  }
  return t('data.answer.empty')
}
