import { useVirtualizer } from '@tanstack/react-virtual'
import { useContext, useMemo, useRef, useState, type KeyboardEvent } from 'react'

import { csvText } from '#shared/table/csv.ts'

import { Button } from '../Button.tsx'
import { cx } from '../cx.ts'
import { downloadFile } from '../download.ts'
import { useText } from '../language.tsx'
import styles from './DataTable.module.css'
import { sortRows } from './sortRows.ts'
import { TableSaverContext } from './TableSaver.ts'
import { TableRow } from './TableRow.tsx'
import type { DataTableProps, Sort } from './types.ts'

const VIRTUAL_FROM_ROWS = 200
const ROW_HEIGHT_PX = 38

/** A table that carries work: sorted by its headers, moved through with the arrow keys, long ones drawn only where seen, written to CSV. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { label, columns, rows, rowKey, initialSort, csvFileName, onRowAction, selectedKey, emptyText, maxHeightPx = 480 } = props
  const { t, language } = useText()
  const [sort, setSort] = useState<Sort | null>(initialSort ?? null)
  const [activeIndex, setActiveIndex] = useState(0)
  const scroller = useRef<HTMLDivElement>(null)
  const sorted = useMemo(() => sortRows(rows, columns, sort, language), [rows, columns, sort, language])
  const isLong = sorted.length > VIRTUAL_FROM_ROWS
  const virtualizer = useVirtualizer({ count: isLong ? sorted.length : 0, getScrollElement: () => scroller.current, estimateSize: () => ROW_HEIGHT_PX, overscan: 12 })
  const items = virtualizer.getVirtualItems()
  const shown = isLong ? items.map((item) => item.index) : sorted.map((_, index) => index)
  const spaceBefore = isLong ? (items[0]?.start ?? 0) : 0
  const spaceAfter = isLong ? virtualizer.getTotalSize() - (items.at(-1)?.end ?? 0) : 0

  function focusRow(index: number) {
    const target = Math.max(0, Math.min(sorted.length - 1, index))
    setActiveIndex(target)
    if (isLong) virtualizer.scrollToIndex(target)
    // A row outside the drawn part exists only after the next frame.
    requestAnimationFrame(() => scroller.current?.querySelector<HTMLElement>(`tr[data-index="${target}"]`)?.focus())
  }
  function onKeyDown(event: KeyboardEvent<HTMLTableSectionElement>) {
    if (!(event.target instanceof HTMLTableRowElement)) return
    const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10, Home: -sorted.length, End: sorted.length }
    const step = steps[event.key]
    if (step === undefined) return
    event.preventDefault()
    focusRow(activeIndex + step)
  }
  function toggleSort(columnId: string) {
    setSort((now) => (now?.columnId !== columnId ? { columnId, isDescending: false } : now.isDescending ? null : { columnId, isDescending: true }))
    setActiveIndex(0)
  }
  const saveWorkbook = useContext(TableSaverContext)
  function written() {
    const kept = columns.filter((column) => !column.isActions)
    return { header: kept.map((column) => column.title), rows: sorted.map((row) => kept.map((column) => column.value(row))) }
  }
  function saveCsv() {
    const { header, rows: cells } = written()
    downloadFile(csvFileName!, csvText(header, cells))
  }

  return (
    <div className={styles.frame}>
      {csvFileName && sorted.length > 0 && (
        <div className={styles.tools}>
          <Button size="small" tone="quiet" onPress={saveCsv}>{t('ui.saveCsv')}</Button>
          {saveWorkbook && <Button size="small" tone="quiet" aria-label={t('ui.saveXlsx')} onPress={() => saveWorkbook({ name: csvFileName.replace(/\.csv$/, ''), ...written() })}>XLSX</Button>}
        </div>
      )}
      <div ref={scroller} className={cx(styles.scroller, isLong && styles.long)} {...(isLong ? { style: { maxHeight: maxHeightPx } } : {})}>
        <table className={cx(styles.table, !isLong && styles.cards)} aria-label={label} aria-rowcount={sorted.length + 1}>
          <thead>
            <tr>
              {columns.map((column) => {
                const isEnd = (column.align ?? (typeof sorted[0] !== 'undefined' && typeof column.value(sorted[0]) === 'number' ? 'end' : 'start')) === 'end'
                const isFixed = column.isUnsortable || column.isActions
                const direction = sort?.columnId === column.id ? (sort.isDescending ? 'descending' : 'ascending') : 'none'
                return (
                  <th key={column.id} scope="col" aria-sort={isFixed ? undefined : direction} className={cx(isEnd && styles.end, column.isOptional && styles.optional)} style={column.width ? { width: column.width } : undefined}>
                    {isFixed ? column.title : (
                      <button type="button" className={styles.sort} onClick={() => toggleSort(column.id)}>
                        {column.title}
                        <span aria-hidden className={styles.arrow}>{direction === 'ascending' ? '↑' : direction === 'descending' ? '↓' : ''}</span>
                      </button>
                    )}
                  </th>
                )
              })}
            </tr>
          </thead>
          <tbody onKeyDown={onKeyDown}>
            {spaceBefore > 0 && <tr aria-hidden className={styles.space}><td colSpan={columns.length} style={{ height: spaceBefore }} /></tr>}
            {shown.map((index) => {
              const row = sorted[index]!
              const key = rowKey(row)
              return (
                <TableRow key={key} row={row} index={index} columns={columns} isActive={index === Math.min(activeIndex, sorted.length - 1)} isSelected={selectedKey === key}
                  onFocus={() => setActiveIndex(index)} {...(onRowAction ? { onAction: () => onRowAction(row) } : {})} />
              )
            })}
            {spaceAfter > 0 && <tr aria-hidden className={styles.space}><td colSpan={columns.length} style={{ height: spaceAfter }} /></tr>}
            {sorted.length === 0 && <tr><td colSpan={columns.length} className={styles.none}>{emptyText ?? t('ui.nothing')}</td></tr>}
          </tbody>
        </table>
      </div>
    </div>
  )
}
