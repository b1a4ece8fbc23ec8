import type { Transfer } from '#advice/stock/types.ts'
import { minorUnitsPerUnit } from '#shared/minorUnits.ts'
import type { TableContent } from '#shared/table/tableFile.ts'
import { usePlanId } from '#state/currentPlan.ts'
import { Button } from '#ui/Button.tsx'
import { type Text, useText } from '#ui/language.tsx'
import { Panel } from '#ui/Panel.tsx'
import { DataTable } from '#ui/table/DataTable.tsx'
import { showToast } from '#ui/Toast.tsx'

import { ExportMenu } from '../list/ExportMenu.tsx'
import { useRecordsOf } from '../useRecordsOf.ts'
import { useStockEdit } from '../useStockEdit.ts'
import { moneyWords } from '../words.ts'
import { moveEdits } from './moveEdits.ts'

type Props = { readonly moves: readonly Transfer[]; readonly currency: string | null; readonly caption: string; readonly emptyText: string }

/** Moves worth their cost; one that was made is booked as one undoable step. */
export function MovesPanel({ moves, currency, caption, emptyText }: Props) {
  const text = useText()
  const { t, number } = text
  const planId = usePlanId()
  const stock = useRecordsOf(planId, 'stock')
  const edit = useStockEdit(planId)
  async function book(move: Transfer) {
    const edits = moveEdits(move, stock)
    if (edits && (await edit('command.stock.move', move.sellerSku, edits))) showToast({ text: t('stock.moves.done', wordsOf(text, move)) })
  }
  return (
    <Panel title={t('stock.moves.title')} caption={caption} actions={moves.length > 0 && <ExportMenu table={() => movesTable(text, moves, currency)} />}>
      <DataTable
        label={t('stock.moves.title')} rows={moves} rowKey={({ skuId, fromId, toId }) => `${skuId} ${fromId} ${toId}`} emptyText={emptyText} maxHeightPx={640}
        columns={[
          { id: 'sku', title: t('stock.col.sku'), isRowHeader: true, value: ({ sellerSku, skuId }) => sellerSku || skuId },
          { id: 'name', title: t('stock.col.name'), isOptional: true, value: ({ name }) => name },
          { id: 'from', title: t('stock.moves.from'), value: ({ fromName }) => fromName },
          { id: 'to', title: t('stock.moves.to'), value: ({ toName }) => toName },
          { id: 'units', title: t('stock.moves.units'), value: ({ units }) => units, cell: ({ units }) => <strong>{number(units)}</strong>, align: 'end' },
          { id: 'cost', title: t('stock.moves.cost'), align: 'end', value: ({ costMinor }) => costMinor, cell: ({ costMinor }) => moneyWords(text, costMinor, currency) },
          { id: 'saved', title: t('stock.moves.saved'), align: 'end', value: ({ savedMinor }) => savedMinor, cell: ({ savedMinor }) => moneyWords(text, savedMinor, currency) },
          {
            id: 'book', title: t('stock.moves.book'), isActions: true, value: () => null,
            cell: (move) => <Button size="small" aria-label={t('stock.moves.bookOf', wordsOf(text, move))} isDisabled={moveEdits(move, stock) === null} onPress={() => void book(move)}>{t('stock.moves.book')}</Button>,
          },
        ]}
      />
    </Panel>
  )
}

function wordsOf({ number }: Text, { units, sellerSku, fromName, toName }: Transfer) {
  return { units: number(units), sku: sellerSku, from: fromName, to: toName }
}

/** Amounts in whole units beside their currency. */
export function movesTable({ t }: Text, moves: readonly Transfer[], currency: string | null): TableContent {
  const amount = (minor: number | null): number | null => (minor === null ? null : minor / minorUnitsPerUnit(currency))
  return {
    name: t('stock.moves.exportName'),
    header: [t('stock.col.sku'), t('stock.col.name'), t('stock.moves.from'), t('stock.moves.to'), t('stock.moves.units'), t('stock.moves.cost'), t('stock.moves.saved'), t('stock.col.currency')],
    rows: moves.map((move) => [move.sellerSku, move.name, move.fromName, move.toName, move.units, amount(move.costMinor), amount(move.savedMinor), currency]),
  }
}
