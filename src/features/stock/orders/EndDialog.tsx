import type { PurchaseOrder } from '#domain/supply.ts'
import type { IsoDay } from '#domain/units.ts'
import { usePlanId } from '#state/currentPlan.ts'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { useText } from '#ui/language.tsx'
import { showToast } from '#ui/Toast.tsx'

import styles from '../Stock.module.css'
import { useRecordsOf } from '../useRecordsOf.ts'
import { useStockEdit } from '../useStockEdit.ts'
import { dayWords } from '../words.ts'
import { cancelEdits, receiveEdits, unknownLines } from './orderEdits.ts'
import { skuName, warehouseName, type Names } from './orderWords.ts'

type Props = { readonly what: 'receive' | 'cancel'; readonly order: PurchaseOrder; readonly names: Names; readonly asOfDay: IsoDay; readonly onClose: () => void }

/** Books an order into stock or cancels it, as one undoable step; says before what will change. */
export function EndDialog({ what, order, names, asOfDay, onClose }: Props) {
  const text = useText()
  const { t, number, language } = text
  const planId = usePlanId()
  const edit = useStockEdit(planId)
  const stock = useRecordsOf(planId, 'stock')
  const unknown = what === 'receive' ? unknownLines(order, stock) : []
  const units = order.lines.reduce((sum, line) => sum + line.units, 0)
  async function write() {
    const isWritten = await edit(`command.purchaseOrder.${what}`, order.number, what === 'receive' ? receiveEdits(order, stock, asOfDay) : cancelEdits(order))
    if (!isWritten) return
    showToast({ text: t(what === 'receive' ? 'stock.receive.done' : 'stock.cancel.done', { number: order.number }) })
    onClose()
  }
  return (
    <Dialog
      isOpen onClose={onClose} title={t(what === 'receive' ? 'stock.receive.title' : 'stock.cancel.title', { number: order.number })}
      actions={<><Button onPress={onClose}>{t('stock.order.leave')}</Button><Button tone={what === 'receive' ? 'primary' : 'danger'} onPress={() => void write()}>{t(what === 'receive' ? 'stock.order.receive' : 'stock.order.cancel')}</Button></>}
    >
      <div className={styles.stack}>
        <p>{what === 'receive' ? t('stock.receive.text', { units: number(units), warehouse: warehouseName(order, names), day: dayWords(text, asOfDay) }) : t('stock.cancel.text', { units: number(units) })}</p>
        <ul className={styles.notes}>{order.lines.map((line) => <li key={line.skuId}>{t('stock.order.line', { sku: skuName(line.skuId, names), units: number(line.units) })}</li>)}</ul>
        {unknown.length > 0 && <p role="status" className={styles.warn}><span aria-hidden>◆ </span>{t('stock.receive.unknown', { skus: unknown.map((skuId) => skuName(skuId, names)).join(language === 'zh' ? '、' : ', ') })}</p>}
      </div>
    </Dialog>
  )
}
