import type { DriverEffect } from '#advice/demand/types.ts'
import { useText } from '#ui/language.tsx'
import { Panel } from '#ui/Panel.tsx'
import { DataTable } from '#ui/table/DataTable.tsx'

import { driverValue, effectInterval, effectWords } from './driverWords.ts'

/** What ads, prices, livestreams and promotions did to this SKU, each with its interval. */
export function DriversPanel({ drivers }: { readonly drivers: readonly DriverEffect[] }) {
  const text = useText()
  const { t, number } = text
  return (
    <Panel title={t('demand.sku.drivers.title')} caption={t('demand.sku.drivers.caption')}>
      {drivers.length === 0 ? <p>{t('demand.sku.drivers.none')}</p> : (
        <DataTable
          label={t('demand.sku.drivers.title')} rows={drivers} rowKey={({ name }) => name}
          columns={[
            { id: 'name', title: t('demand.sku.driver.col.name'), isRowHeader: true, value: ({ name }) => t(`demand.sku.driver.${name}`) },
            { id: 'effect', title: t('demand.sku.driver.col.effect'), align: 'end', value: ({ effectShare }) => effectShare, cell: (effect) => effectWords(text, effect) },
            { id: 'interval', title: t('demand.sku.driver.col.interval'), align: 'end', isUnsortable: true, value: ({ lo80 }) => lo80, cell: (effect) => effectInterval(text, effect) },
            { id: 'recent', title: t('demand.sku.driver.col.recent'), align: 'end', isUnsortable: true, value: ({ recentMean }) => recentMean, cell: (effect) => driverValue(text, effect, effect.recentMean) },
            { id: 'largest', title: t('demand.sku.driver.col.largest'), align: 'end', isUnsortable: true, value: ({ largestSeen }) => largestSeen, cell: (effect) => driverValue(text, effect, effect.largestSeen) },
            { id: 'known', title: t('demand.sku.driver.col.known'), align: 'start', isWide: true, value: ({ days }) => days, cell: ({ days, scope }) => t('demand.sku.driver.known', { days: number(days), scope: t(`demand.sku.driver.scope.${scope}`) }) },
          ]}
        />
      )}
    </Panel>
  )
}
