import type { KeyboardEvent, MouseEvent } from 'react'

import { visibleText } from '#shared/visibleText.ts'

import { cx } from '../cx.ts'
import { useText } from '../language.tsx'
import styles from './DataTable.module.css'
import type { Column } from './types.ts'

type TableRowProps<Row> = {
  readonly row: Row
  readonly index: number
  readonly columns: readonly Column<Row>[]
  readonly isActive: boolean
  readonly isSelected: boolean
  readonly onFocus: () => void
  readonly onAction?: () => void
}

/** One row: the only one of its table in the tab order when `isActive`. */
export function TableRow<Row>({ row, index, columns, isActive, isSelected, onFocus, onAction }: TableRowProps<Row>) {
  const { number } = useText()
  const hasHeader = columns.some((column) => column.isRowHeader)
  function onKeyDown(event: KeyboardEvent<HTMLTableRowElement>) {
    if (event.key !== 'Enter' || event.target !== event.currentTarget || !onAction) return
    event.preventDefault()
    onAction()
  }
  function onClick(event: MouseEvent<HTMLTableRowElement>) {
    if (event.target instanceof Element && event.target.closest('button, a, input, label, [role="button"]')) return
    onAction?.()
  }
  return (
    <tr
      data-index={index} aria-rowindex={index + 2} tabIndex={isActive ? 0 : -1} onFocus={onFocus} onKeyDown={onKeyDown} onClick={onClick}
      className={cx(styles.row, onAction && styles.pressable, isSelected && styles.selected)} {...(isSelected ? { 'aria-current': 'true' as const } : {})}
    >
      {columns.map((column, position) => {
        const value = column.value(row)
        const content = column.cell ? column.cell(row) : typeof value === 'number' ? number(value, column.digits) : value === null ? null : visibleText(value)
        const isEnd = (column.align ?? (typeof value === 'number' ? 'end' : 'start')) === 'end'
        const className = cx(isEnd && styles.end, column.isOptional && styles.optional, column.isActions && styles.actions, column.isWide && styles.wide)
        return column.isRowHeader || (!hasHeader && position === 0)
          ? <th key={column.id} scope="row" className={className}>{content}</th>
          : <td key={column.id} className={className} data-title={column.title}>{content}</td>
      })}
    </tr>
  )
}
