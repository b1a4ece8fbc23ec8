import type { StockRow } from '#advice/stock/types.ts'
import type { Text } from '#ui/language.tsx'
import type { Column } from '#ui/table/types.ts'
import { Tag } from '#ui/Tag.tsx'

import styles from '../Stock.module.css'
import { coverWords, endsWords, gainWords, leadTimeWords, moneyWords, nameOf, unitsWords } from '../words.ts'
import { Alerts, OrderBy } from './Signs.tsx'

type StockColumn = Column<StockRow>

/** Every column that a list of stock may show, by its id. */
export function stockColumns(text: Text) {
  const { t } = text
  const line = (words: string) => <span className={styles.line}>{words}</span>
  return {
    sku: { id: 'sku', title: t('stock.col.sku'), isRowHeader: true, value: nameOf, cell: (row) => <span className={styles.sku}>{nameOf(row)}</span> },
    name: { id: 'name', title: t('stock.col.name'), isOptional: true, value: ({ name }) => name, cell: ({ name }) => <span className={styles.name} title={name}>{name}</span> },
    class: { id: 'class', title: t('stock.col.class'), isOptional: true, value: ({ abc, xyz }) => (abc || xyz ? `${abc ?? '–'}${xyz ?? '–'}` : null), cell: ({ abc, xyz }) => line(`${abc ?? '–'}${xyz ?? '–'}`) },
    onHand: { id: 'onHand', title: t('stock.col.onHand'), align: 'end', value: ({ onHandUnits }) => onHandUnits, cell: ({ onHandUnits }) => (onHandUnits === null ? <Tag tone="warn">{t('ui.notKnown')}</Tag> : text.number(onHandUnits)) },
    inbound: { id: 'inbound', title: t('stock.col.inbound'), value: ({ inboundUnits }) => inboundUnits },
    perDay: { id: 'perDay', title: t('stock.col.perDay'), align: 'end', isOptional: true, value: ({ unitsPerDay }) => unitsPerDay, cell: ({ unitsPerDay }) => unitsWords(text, unitsPerDay) },
    cover: {
      id: 'cover', title: t('stock.col.cover'), align: 'end', value: ({ coverDays }) => coverDays,
      cell: ({ coverDays, coverWithInboundDays }) => line(t('stock.coverBoth', { now: coverWords(text, coverDays), later: coverWords(text, coverWithInboundDays) })),
    },
    ends: { id: 'ends', title: t('stock.col.ends'), align: 'end', value: ({ stockOut }) => stockOut.median, cell: ({ stockOut }) => line(endsWords(text, stockOut)) },
    orderBy: { id: 'orderBy', title: t('stock.col.orderBy'), value: ({ lastSafeOrderDay }) => lastSafeOrderDay, cell: (row) => <OrderBy row={row} /> },
    leadTime: { id: 'leadTime', title: t('stock.col.leadTime'), value: ({ leadTime }) => leadTime.median, align: 'start', cell: ({ leadTime }) => line(leadTimeWords(text, leadTime)) },
    suggested: { id: 'suggested', title: t('stock.col.suggested'), align: 'end', value: ({ suggestedUnits }) => suggestedUnits, cell: ({ suggestedUnits }) => <strong>{text.number(suggestedUnits)}</strong> },
    cost: { id: 'cost', title: t('stock.col.cost'), align: 'end', value: ({ suggestedCostMinor }) => suggestedCostMinor, cell: ({ suggestedUnits, suggestedCostMinor, currency }) => line(suggestedUnits === 0 ? '–' : moneyWords(text, suggestedCostMinor, currency)) },
    gain: { id: 'gain', title: t('stock.col.gain'), align: 'end', value: ({ returnPerMoney }) => returnPerMoney, cell: (row) => line(gainWords(text, row)) },
    rank: { id: 'rank', title: t('stock.col.rank'), align: 'end', isOptional: true, value: ({ rank }) => rank, cell: ({ rank }) => (rank === null ? '–' : text.number(rank)) },
    reason: { id: 'reason', title: t('stock.col.reason'), value: ({ reason }) => t(`stock.reason.${reason}`), cell: ({ reason }) => line(t(`stock.reason.${reason}`)) },
    markdown: { id: 'markdown', title: t('stock.col.markdown'), align: 'end', value: ({ breakEvenMarkdownShare }) => breakEvenMarkdownShare, cell: ({ breakEvenMarkdownShare }) => line(breakEvenMarkdownShare === null ? '–' : text.share(breakEvenMarkdownShare)) },
    cash: { id: 'cash', title: t('stock.col.cash'), align: 'end', value: ({ cashTiedMinor }) => cashTiedMinor, cell: ({ cashTiedMinor, currency }) => line(moneyWords(text, cashTiedMinor, currency)) },
    excess: { id: 'excess', title: t('stock.col.excess'), align: 'end', value: ({ excessUnits }) => excessUnits, cell: ({ excessUnits }) => text.number(excessUnits) },
    excessCost: { id: 'excessCost', title: t('stock.col.excessCost'), align: 'end', value: ({ excessCostMinor }) => excessCostMinor, cell: ({ excessCostMinor, currency }) => <strong>{line(moneyWords(text, excessCostMinor, currency))}</strong> },
    alerts: { id: 'alerts', title: t('stock.col.signs'), isWide: true, value: ({ alerts }) => alerts.map((alert) => t(`stock.alert.${alert}`)).join('; ') || null, cell: ({ alerts }) => <Alerts alerts={alerts} /> },
  } as const satisfies Record<string, StockColumn>
}
