import type { PastEvent } from '#domain/pastEvent.ts'
import { Button } from '#ui/Button.tsx'
import { useText } from '#ui/language.tsx'
import { DataTable } from '#ui/table/DataTable.tsx'
import { Tag } from '#ui/Tag.tsx'

import styles from '../Demand.module.css'
import { eventName, eventSkus } from './eventWords.ts'

type Props = { readonly events: readonly PastEvent[]; readonly names: ReadonlyMap<string, string>; readonly onCorrect: (event: PastEvent) => void; readonly onUse: (event: PastEvent) => void }

/** The library, the latest first; a row opens its correction. */
export function EventTable({ events, names, onCorrect, onUse }: Props) {
  const text = useText()
  const { t, day, number } = text
  return (
    <DataTable
      label={t('demand.eventPage.title')} rows={events} rowKey={({ id }) => id} csvFileName="events.csv" emptyText={t('demand.eventPage.none')} initialSort={{ columnId: 'day', isDescending: true }} onRowAction={onCorrect}
      columns={[
        { id: 'day', title: t('demand.eventPage.col.day'), isRowHeader: true, value: ({ peakDay }) => peakDay, cell: ({ peakDay, isCorrectedByHand }) => <span className={styles.line}>{day(peakDay, { day: 'numeric', month: 'short', year: 'numeric' })}{isCorrectedByHand && <Tag tone="plain" shape="✎">{t('demand.eventPage.byHand')}</Tag>}</span> },
        { id: 'cause', title: t('demand.eventPage.col.cause'), value: ({ cause }) => t(`demand.cause.${cause}`) },
        { id: 'size', title: t('demand.eventPage.col.size'), digits: 1, value: ({ peakFactor }) => peakFactor },
        { id: 'rise', title: t('demand.eventPage.col.rise'), digits: 1, value: ({ riseDays }) => riseDays },
        { id: 'half', title: t('demand.eventPage.col.half'), align: 'end', value: ({ halfLifeDays }) => halfLifeDays, cell: ({ halfLifeDays }) => (halfLifeDays === null ? t('demand.eventPage.goingOn') : number(halfLifeDays, 1)) },
        { id: 'excess', title: t('demand.eventPage.col.excess'), value: ({ excessUnits }) => Math.round(excessUnits) },
        { id: 'skus', title: t('demand.eventPage.col.skus'), value: ({ skuIds }) => eventSkus(text, skuIds, names), cell: ({ skuIds }) => <span className={styles.line}>{eventSkus(text, skuIds, names)}</span> },
        ...(events.some(({ note }) => note !== '') ? [{ id: 'note', title: t('demand.eventPage.col.note'), isWide: true, value: ({ note }: PastEvent) => note || null }] : []),
        {
          id: 'actions', title: t('demand.eventPage.col.actions'), isActions: true, value: () => null,
          cell: (event) => (
            <span className={styles.line}>
              <Button size="small" onPress={() => onUse(event)} aria-label={t('demand.eventPage.useOf', { name: eventName(text, event) })}>{t('demand.eventPage.use')}</Button>
              <Button size="small" tone="quiet" onPress={() => onCorrect(event)} aria-label={t('demand.eventPage.correctOf', { name: eventName(text, event) })}>{t('demand.eventPage.correct')}</Button>
            </span>
          ),
        },
      ]}
    />
  )
}
