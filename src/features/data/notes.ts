import type { Finding, FileReport } from '#importers/types.ts'

/** Notes of one sort: the first in full, and how many more there are. */
export type NoteGroup = { readonly first: Finding; readonly more: number }

/** What was noticed but not refused, one group per code, warnings first. */
export function noteGroups(findings: readonly Finding[], counts: FileReport['findingCounts']): readonly NoteGroup[] {
  const groups = new Map<string, Finding>()
  for (const finding of findings) if (finding.severity !== 'error' && !groups.has(finding.code)) groups.set(finding.code, finding)
  const rank = ({ first }: NoteGroup) => (first.severity === 'warning' ? 0 : 1)
  return [...groups].map(([code, first]) => ({ first, more: Math.max(0, (counts[code] ?? 1) - 1) })).sort((a, b) => rank(a) - rank(b))
}
