import { useState } from 'react'

import type { DroppedFile } from '#state/services.ts'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { useText } from '#ui/language.tsx'
import { Select } from '#ui/Select.tsx'
import { fieldWords } from '../kindWords.ts'
import styles from './TypedTable.module.css'
import { TypedGrid } from './TypedGrid.tsx'
import { typedCsv, typedProblem, type TypedKind, type TypedRow } from './typedTable.ts'

const KINDS: readonly TypedKind[] = ['stock', 'dailySales', 'purchaseOrders']
const START_ROWS: readonly TypedRow[] = [{}, {}, {}, {}, {}]

/** A small table typed in; what comes out is a file that is read like a dropped one. */
export function TypedTableDialog({ onClose, onFile }: { readonly onClose: () => void; readonly onFile: (file: DroppedFile) => void }) {
  const text = useText()
  const { t } = text
  const [kind, setKind] = useState<TypedKind>('stock')
  const [rows, setRows] = useState(START_ROWS)
  const [error, setError] = useState<string | null>(null)
  function use() {
    const problem = typedProblem(kind, rows)
    const csv = typedCsv(kind, rows)
    if (problem) return setError(t(`data.typed.${problem.code}`, { row: problem.row, column: fieldWords(text, problem.field), value: problem.value }))
    if (csv === null) return setError(t('data.typed.empty'))
    onFile({ name: t('data.typed.fileName', { kind: t(`data.typed.${kind}`) }), file: new Blob([csv], { type: 'text/csv' }) })
    return onClose()
  }
  return (
    <Dialog
      isOpen size="wide" title={t('data.typed.title')} onClose={onClose}
      actions={<><Button onPress={onClose}>{t('ui.cancel')}</Button><Button tone="primary" onPress={use}>{t('data.typed.use')}</Button></>}
    >
      <Select label={t('data.typed.kind')} options={KINDS.map((id) => ({ id, label: t(`data.typed.${id}`) }))} value={kind} onChange={setKind} />
      <p className={styles.hint}>{t('data.typed.hint')}</p>
      <TypedGrid kind={kind} rows={rows} onChange={(next) => { setRows(next); setError(null) }} />
      <div><Button size="small" onPress={() => setRows([...rows, {}])}>{t('data.typed.addRow')}</Button></div>
      {error && <p role="alert" className={styles.error}>▲ {error}</p>}
    </Dialog>
  )
}
