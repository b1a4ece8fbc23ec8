import type { ClipboardEvent } from 'react'

import { useText } from '#ui/language.tsx'
import { fieldWords } from '../kindWords.ts'
import styles from './TypedTable.module.css'
import { TYPED_KINDS, withPastedCells, type TypedKind, type TypedRow } from './typedTable.ts'

type TypedGridProps = { readonly kind: TypedKind; readonly rows: readonly TypedRow[]; readonly onChange: (rows: readonly TypedRow[]) => void }

/** Plain cells to type into; cells pasted into one of them fill those beside and below. */
export function TypedGrid({ kind, rows, onChange }: TypedGridProps) {
  const text = useText()
  const { t } = text
  const columns = TYPED_KINDS[kind]
  const put = (row: number, field: string, value: string) => onChange(rows.map((one, i) => (i === row ? { ...one, [field]: value } : one)))
  function onPaste(event: ClipboardEvent, row: number, column: number) {
    const pasted = event.clipboardData.getData('text/plain')
    if (!/[\t\n\r]/.test(pasted.trim())) return
    event.preventDefault()
    onChange(withPastedCells(kind, rows, { row, column }, pasted))
  }
  return (
    <div className={styles.scroller}>
      <table className={styles.grid} aria-label={t('data.typed.title')}>
        <thead>
          <tr>
            <th scope="col">{t('data.typed.row')}</th>
            {columns.map(({ field, isNeeded }) => <th key={field} scope="col">{fieldWords(text, field)}{isNeeded && <span className={styles.needed}> · {t('data.ask.needed')}</span>}</th>)}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, i) => (
            <tr key={i}>
              <th scope="row">{i + 1}</th>
              {columns.map(({ field, type }, j) => (
                <td key={field}>
                  <input
                    className={styles.cell} aria-label={t('data.typed.cell', { column: fieldWords(text, field), row: i + 1 })} value={row[field] ?? ''} maxLength={200} autoComplete="off" spellCheck={false}
                    {...(type === 'date' ? { placeholder: '2026-11-23' } : {})} inputMode={type === 'number' ? 'numeric' : 'text'}
                    onChange={(event) => put(i, field, event.target.value)} onPaste={(event) => onPaste(event, i, j)}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
