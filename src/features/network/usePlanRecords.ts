import { useLiveQuery } from 'dexie-react-hooks'

import { recordKey, type PlanRecords, type RecordKind } from '#domain/plan.ts'
import type { PlanId } from '#domain/units.ts'
import { useServices } from '#state/servicesContext.ts'
import type { CommandKey } from '#i18n/messages/commands.ts'
import { errorWords } from '#i18n/errorWords.ts'
import { changeRecords, readRecords, type RecordEdit } from '#storage/records.ts'
import { useText } from '#ui/language.tsx'
import { showToast } from '#ui/Toast.tsx'

export type RecordsByKind = { readonly [K in RecordKind]: readonly PlanRecords[K][] }

/** All editable records of a plan by kind, sorted by key; undefined until read. */
export function usePlanRecords(planId: PlanId): RecordsByKind | undefined {
  const { db } = useServices()
  return useLiveQuery(async () => {
    const rows = await readRecords(db, planId)
    rows.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    const ofKind = <K extends RecordKind>(kind: K) => rows.filter((row) => row.kind === kind).map((row) => row.value as PlanRecords[K])
    return {
      settings: ofKind('settings'), sku: ofKind('sku'), stock: ofKind('stock'), inbound: ofKind('inbound'), warehouse: ofKind('warehouse'),
      service: ofKind('service'), market: ofKind('market'), scenario: ofKind('scenario'), opening: ofKind('opening'), mapping: ofKind('mapping'),
      override: ofKind('override'), pastEvent: ofKind('pastEvent'), smallTest: ofKind('smallTest'), spuShare: ofKind('spuShare'),
      supplier: ofKind('supplier'), supplyTerms: ofKind('supplyTerms'), purchaseOrder: ofKind('purchaseOrder'), buying: ofKind('buying'),
    }
  }, [db, planId])
}

export type Edit = (labelKey: CommandKey, name: string, edits: readonly RecordEdit[]) => Promise<void>

/** Writes edits as one undoable step; a failure is said, never swallowed. `records`: what the editors on screen began with. */
export function useEdit(planId: PlanId, records: RecordsByKind | undefined): Edit {
  const { db } = useServices()
  const text = useText()
  return async (labelKey, name, edits) => {
    const result = await changeRecords(db, planId, { labelKey, labelParams: { name } }, edits.map((edit) => begunWith(edit, records)))
    if (!result.ok) showToast({ text: errorWords(text, result.error), tone: 'bad', isSticky: true })
  }
}

/** A field may be left for the next before the first is read back: each edit then still changes its own field only. */
function begunWith(edit: RecordEdit, records: RecordsByKind | undefined): RecordEdit {
  const before = records?.[edit.kind].find((record) => recordKey(edit.kind, record as never) === edit.key)
  return before === undefined ? edit : ({ ...edit, before } as RecordEdit)
}
