import { useState } from 'react'

import type { StockRow } from '#advice/stock/types.ts'
import type { IsoDay } from '#domain/units.ts'
import { usePlanId } from '#state/currentPlan.ts'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { useText } from '#ui/language.tsx'
import { showToast } from '#ui/Toast.tsx'

import styles from '../Stock.module.css'
import { useRecordsOf } from '../useRecordsOf.ts'
import { useStockEdit } from '../useStockEdit.ts'
import { DraftCard } from './DraftCard.tsx'
import { groupOrders, type OrderDraft } from './groupOrders.ts'
import { placeEdits } from './orderEdits.ts'

type Props = { readonly rows: readonly StockRow[]; readonly asOfDay: IsoDay; readonly onClose: () => void; readonly onPlaced: () => void }

/** The ticked rows as one order per supplier and warehouse, to be corrected and then placed together as one undoable step. */
export function MakeOrdersDialog({ rows, asOfDay, onClose, onPlaced }: Props) {
  const { t } = useText()
  const planId = usePlanId()
  const edit = useStockEdit(planId)
  const warehouses = useRecordsOf(planId, 'warehouse')
  const stock = useRecordsOf(planId, 'stock')
  const suppliers = useRecordsOf(planId, 'supplier')
  const skus = useRecordsOf(planId, 'sku')
  const terms = useRecordsOf(planId, 'supplyTerms')
  const orders = useRecordsOf(planId, 'purchaseOrder')
  const [changed, setChanged] = useState<readonly OrderDraft[] | null>(null)
  const [isWriting, setIsWriting] = useState(false)
  const drafts = changed ?? groupOrders(rows, { asOfDay, warehouses, stock, suppliers })
  const catalogue = { skus: new Map(skus.map((sku) => [sku.id, sku])), terms: new Map(terms.map((one) => [one.skuId, one])), orders }
  const isEmpty = drafts.every(({ lines }) => lines.every(({ units }) => units === 0))
  async function place() {
    setIsWriting(true)
    const { numbers, edits } = placeEdits(drafts, asOfDay, catalogue, () => crypto.randomUUID())
    const isWritten = await edit('command.purchaseOrder.add', numbers.join(', '), edits)
    setIsWriting(false)
    if (!isWritten) return
    showToast({ text: t('stock.make.done', { count: numbers.length, numbers: numbers.join(', ') }) })
    onPlaced()
  }
  return (
    <Dialog
      isOpen onClose={onClose} size="wide" title={t('stock.make.title')}
      actions={<><Button onPress={onClose}>{t('ui.cancel')}</Button><Button tone="primary" isDisabled={drafts.length === 0 || isEmpty} isPending={isWriting} onPress={() => void place()}>{t('stock.make.place', { count: drafts.length, n: drafts.length })}</Button></>}
    >
      <div className={styles.stack}>
        <p className={styles.quiet}>{t('stock.make.text')}</p>
        {drafts.length === 0 && <p role="alert" className={styles.warn}><span aria-hidden>◆ </span>{t('stock.make.noWarehouse')}</p>}
        {isEmpty && drafts.length > 0 && <p role="status" className={styles.warn}><span aria-hidden>◆ </span>{t('stock.make.noUnits')}</p>}
        {drafts.map((draft, index) => (
          <DraftCard key={index} draft={draft} asOfDay={asOfDay} warehouses={warehouses} catalogue={catalogue} onChange={(after) => setChanged(drafts.map((one, i) => (i === index ? after : one)))} />
        ))}
      </div>
    </Dialog>
  )
}
