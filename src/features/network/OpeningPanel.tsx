import { useLiveQuery } from 'dexie-react-hooks'

import type { OpeningState, WaitingOrders } from '#domain/history.ts'
import type { PlanId } from '#domain/units.ts'
import { useServices } from '#state/servicesContext.ts'
import { Button } from '#ui/Button.tsx'
import { useText } from '#ui/language.tsx'
import { NumberField } from '#ui/NumberField.tsx'
import { Panel } from '#ui/Panel.tsx'
import { DataTable } from '#ui/table/DataTable.tsx'
import { AsOfField } from './AsOfField.tsx'
import type { Edit, RecordsByKind } from './usePlanRecords.ts'

const HOUR_MS = 3_600_000

type Row = { readonly key: string; readonly warehouse: string; readonly day: string; readonly parcels: number; readonly indices: readonly number[] }

/** Orders already waiting when the simulation starts: taken from the imports, correctable by day and warehouse. */
export function OpeningPanel({ planId, records, edit }: { readonly planId: PlanId; readonly records: RecordsByKind; readonly edit: Edit }) {
  const { t, day, number, moment } = useText()
  const { db } = useServices()
  const derived = useLiveQuery(async () => (await db.histories.get(planId))?.opening ?? null, [db, planId])
  const kept = records.opening[0]
  // A correction of an older state no longer applies: the imports have gone on since.
  const isOutdated = Boolean(kept && derived && kept.asOfMs !== derived.asOfMs)
  const opening = kept && !isOutdated ? kept : derived
  const market = records.market[0]
  const settings = records.settings[0]
  if (!opening || !market) return null
  const rows = rowsOf(opening, market.timeZone, (id) => records.warehouse.find((warehouse) => warehouse.id === id)?.name ?? t('network.opening.anyWarehouse'))
  const put = (row: Row, parcels: number) =>
    void edit('command.opening.change', '', [{ kind: 'opening', key: 'opening', after: { ...opening, waiting: withTotal(opening.waiting, row.indices, parcels) } }])
  const total = opening.waiting.reduce((sum, waiting) => sum + waiting.parcels, 0)
  return (
    <Panel
      title={t('network.opening.title')}
      caption={opening.isDispatchKnown ? t('network.opening.caption', { total: number(total), asOf: moment(opening.asOfMs, market.timeZone, { dateStyle: 'medium', timeStyle: 'short' }) }) : t('network.opening.unknown')}
      actions={kept && <Button size="small" onPress={() => void edit('command.opening.reset', '', [{ kind: 'opening', key: 'opening', after: null }])}>{t('network.opening.reset')}</Button>}
    >
      {settings && <AsOfField settings={settings} importedMs={opening.asOfMs} timeZone={market.timeZone} edit={edit} />}
      {isOutdated && <p>{t('network.opening.outdated')}</p>}
      <DataTable
        label={t('network.opening.title')} rows={rows} rowKey={(row) => row.key} emptyText={t('network.opening.none')}
        columns={[
          { id: 'day', title: t('network.opening.day'), value: (row) => row.day, cell: (row) => day(row.day, { dateStyle: 'medium' }) },
          { id: 'warehouse', title: t('network.opening.warehouse'), value: (row) => row.warehouse },
          { id: 'parcels', title: t('network.opening.parcels'), align: 'end', value: (row) => row.parcels, width: '11em', cell: (row) => <NumberField label={t('network.opening.parcels')} isLabelHidden min={0} max={1e7} value={row.parcels} onChange={(parcels) => put(row, parcels ?? 0)} /> },
        ]}
      />
    </Panel>
  )
}

function rowsOf(opening: OpeningState, timeZone: string, nameOf: (id: WaitingOrders['warehouseId']) => string): Row[] {
  const dayOf = new Intl.DateTimeFormat('en-CA', { timeZone })
  const rows = new Map<string, Row>()
  opening.waiting.forEach((waiting, index) => {
    const dayText = dayOf.format(new Date(waiting.createdHourUtc * HOUR_MS))
    const key = `${dayText}@${waiting.warehouseId ?? ''}`
    const row = rows.get(key)
    rows.set(key, { key, warehouse: nameOf(waiting.warehouseId), day: dayText, parcels: (row?.parcels ?? 0) + waiting.parcels, indices: [...(row?.indices ?? []), index] })
  })
  return [...rows.values()].sort((a, b) => (a.key < b.key ? -1 : 1))
}

/** Gives the cohorts at `indices` a new sum, keeping their proportions; whole parcels, the remainder to the newest. */
function withTotal(waiting: readonly WaitingOrders[], indices: readonly number[], parcels: number): WaitingOrders[] {
  const before = indices.reduce((sum, index) => sum + waiting[index]!.parcels, 0)
  const next = waiting.map((cohort) => ({ ...cohort }))
  let left = parcels
  indices.forEach((index, position) => {
    const share = position === indices.length - 1 ? left : Math.min(left, before === 0 ? 0 : Math.floor((waiting[index]!.parcels / before) * parcels))
    next[index]!.parcels = share
    left -= share
  })
  return next
}
