import { createPortal } from 'react-dom'

import type { PurchaseOrder } from '#domain/supply.ts'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { useText } from '#ui/language.tsx'

import { ExportMenu } from '../list/ExportMenu.tsx'
import { OrderSheet } from './OrderSheet.tsx'
import { orderTable, type Names } from './orderWords.ts'
import styles from './Sheet.module.css'

/** The order as it is printed. A copy outside of the dialog is what the printer gets: a dialog is cut at the height of the screen. */
export function SheetDialog({ order, names, onClose }: { readonly order: PurchaseOrder; readonly names: Names; readonly onClose: () => void }) {
  const text = useText()
  const { t } = text
  return (
    <Dialog
      isOpen onClose={onClose} size="wide" title={t('stock.sheet.title', { number: order.number })}
      actions={<><ExportMenu of={order.number} table={() => orderTable(text, order, names)} /><Button tone="primary" onPress={printSheet}>{t('stock.order.print')}</Button></>}
    >
      <OrderSheet order={order} names={names} />
      {createPortal(<div className={styles.printed} aria-hidden><OrderSheet order={order} names={names} /></div>, document.body)}
    </Dialog>
  )
}

/** Prints; the dialog is hidden meanwhile, which takes the focus from its button, so it is given back. */
function printSheet(): void {
  const focused = document.activeElement
  window.print()
  if (focused instanceof HTMLElement) focused.focus()
}
