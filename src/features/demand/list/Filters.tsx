import type { DemandRow } from '#advice/demand/types.ts'
import { useText } from '#ui/language.tsx'
import { Select } from '#ui/Select.tsx'
import { TextField } from '#ui/TextField.tsx'

import { ALERTS } from '../words.ts'
import type { RowFilter } from './filterRows.ts'
import styles from './List.module.css'

const CLASSES = ['smooth', 'erratic', 'intermittent', 'lumpy', 'empty'] as const satisfies readonly DemandRow['demandClass'][]

/** By text, class and sign; says how many rows are left. */
export function Filters({ filter, shown, total, onChange }: { readonly filter: RowFilter; readonly shown: number; readonly total: number; readonly onChange: (filter: RowFilter) => void }) {
  const { t, number } = useText()
  return (
    <div className={styles.filters} role="search">
      <TextField label={t('demand.list.search')} type="search" value={filter.search} onChange={(search) => onChange({ ...filter, search })} />
      <Select
        label={t('demand.list.class')} value={filter.demandClass} onChange={(demandClass) => onChange({ ...filter, demandClass })}
        options={[{ id: 'all' as const, label: t('demand.list.all') }, ...CLASSES.map((id) => ({ id, label: t(`demand.class.${id}`) }))]}
      />
      <Select
        label={t('demand.list.alert')} value={filter.alert} onChange={(alert) => onChange({ ...filter, alert })}
        options={[{ id: 'all' as const, label: t('demand.list.all') }, { id: 'any' as const, label: t('demand.list.anyAlert') }, ...ALERTS.map((id) => ({ id, label: t(`demand.alert.${id}`) }))]}
      />
      <p className={styles.shown} role="status">{t('demand.list.shown', { shown: number(shown), total: number(total) })}</p>
    </div>
  )
}
