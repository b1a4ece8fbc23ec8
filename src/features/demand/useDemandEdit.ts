import type { PlanId } from '#domain/units.ts'
import type { CommandKey } from '#i18n/messages/commands.ts'
import { useServices } from '#state/servicesContext.ts'
import { changeRecords, type RecordEdit } from '#storage/records.ts'
import { useText } from '#ui/language.tsx'
import { showToast } from '#ui/Toast.tsx'

import { errorWords } from '#i18n/errorWords.ts'

export type DemandEdit = (labelKey: CommandKey, name: string, edits: readonly RecordEdit[]) => Promise<boolean>

/** Writes edits as one undoable step; a failure is said, and the value is then false. */
export function useDemandEdit(planId: PlanId): DemandEdit {
  const { db } = useServices()
  const text = useText()
  return async (labelKey, name, edits) => {
    const result = await changeRecords(db, planId, { labelKey, labelParams: { name } }, edits)
    if (!result.ok) showToast({ text: errorWords(text, result.error), tone: 'bad', isSticky: true })
    return result.ok
  }
}
