import { useMemo, useState } from 'react'

import { zoneClock } from '#domain/calendar/zone.ts'
import type { WarehouseId } from '#domain/units.ts'
import { csvText } from '#shared/table/csv.ts'
import { Button } from '#ui/Button.tsx'
import { downloadFile } from '#ui/download.ts'
import { useText } from '#ui/language.tsx'
import { Panel } from '#ui/Panel.tsx'
import { Select } from '#ui/Select.tsx'

import type { ChartContext } from '../charts.ts'
import { HeatMap } from './HeatMap.tsx'
import styles from './Usage.module.css'
import { fullestHour, weekGrid } from './weekGrid.ts'

/** From Monday on. */
const A_WEEK = ['1970-01-05', '1970-01-06', '1970-01-07', '1970-01-08', '1970-01-09', '1970-01-10', '1970-01-11']

const hourName = (hour: number) => `${String(hour).padStart(2, '0')}:00`

/** How full each hour of the week is at a packing place, as planned and with all that disturbs it. */
export function HeatMapPanel({ context }: { readonly context: ChartContext }) {
  const { t, number, share, day } = useText()
  const { document, run, startHourUtc } = context
  const { utilisation, replications, series } = run.summary
  const [chosen, setChosen] = useState<WarehouseId | null>(null)
  const warehouses = document.warehouses.filter((_, w) => (utilisation?.plannedParcels[w] ?? []).some((parcels) => parcels > 0))
  const first = run.summary.breaksFirst
  const warehouse = warehouses.find(({ id }) => id === chosen) ?? warehouses.find(({ id }) => first?.stage === 'packing' && id === first.where) ?? warehouses[0]
  const grid = useMemo(() => {
    if (!warehouse || !utilisation) return null
    const w = document.warehouses.indexOf(warehouse)
    return weekGrid({
      packed: utilisation.packedParcels[w] ?? [], planned: utilisation.plannedParcels[w] ?? [], replications, startHourUtc,
      horizonHours: (series['orders']?.[0]?.length ?? 0) * 24, offsetMinutes: zoneClock(warehouse.timeZone).offsetMinutesAt(startHourUtc * 60),
    })
  }, [document, warehouse, utilisation, replications, startHourUtc, series])
  // A pointer over the map must not put them into words again.
  const words = useMemo(() => {
    const days = A_WEEK.map((isoDay) => ({ short: day(isoDay, { weekday: 'short' }), long: day(isoDay, { weekday: 'long' }) }))
    return {
      days,
      sentences: grid?.map((hours, d) => hours.map(({ packedParcels, plannedParcels, usedShare }, h) => {
        const facts = { day: days[d]!.long, hour: hourName(h), packed: number(packedParcels, 1) }
        if (usedShare === null) return t(packedParcels > 0 ? 'stress.hours.cellUnplanned' : 'stress.hours.cellClosed', facts)
        return t('stress.hours.cell', { ...facts, planned: number(plannedParcels, 1), share: share(usedShare, 0) })
      })) ?? [],
    }
  }, [grid, t, number, share, day])
  if (!grid || !warehouse) return null
  const fullest = fullestHour(grid)
  const save = () => downloadFile('packing-hours.csv', csvText(
    [t('stress.hours.day'), t('stress.hours.hour'), t('stress.hours.packed'), t('stress.hours.planned'), t('stress.hours.used')],
    grid.flatMap((hours, index) => hours.map((one, hour) => [words.days[index]!.long, hourName(hour), one.packedParcels, one.plannedParcels, one.usedShare])),
  ))
  return (
    <Panel
      title={t('stress.hours.title')} caption={t('stress.hours.caption', { runs: number(replications) })}
      actions={<Button size="small" tone="quiet" aria-label={t('chart.csv.of', { title: t('stress.hours.title') })} onPress={save}>{t('chart.csv')}</Button>}
    >
      {warehouses.length > 1 && <div className={styles.choice}><Select label={t('stress.charts.warehouse')} isLabelHidden value={warehouse.id as string} onChange={(id) => setChosen(id as WarehouseId)} options={warehouses.map(({ id, name }) => ({ id: id as string, label: name }))} /></div>}
      <p className={styles.answer}>
        {fullest ? t('stress.hours.fullest', { where: warehouse.name, day: words.days[fullest.day]!.long, hour: hourName(fullest.hour), share: share(fullest.usedShare, 0) }) : t('stress.hours.idle', { where: warehouse.name })}
      </p>
      <HeatMap label={t('stress.hours.label', { where: warehouse.name })} grid={grid} dayNames={words.days.map(({ short }) => short)} sentences={words.sentences} />
    </Panel>
  )
}
