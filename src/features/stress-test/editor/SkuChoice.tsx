import { Dialog, DialogTrigger, Popover } from 'react-aria-components'
import { useState } from 'react'

import type { Sku } from '#domain/network.ts'
import type { SkuId } from '#domain/units.ts'
import { visibleText } from '#shared/visibleText.ts'
import { Button } from '#ui/Button.tsx'
import { Checkbox } from '#ui/Checkbox.tsx'
import { cx } from '#ui/cx.ts'
import { useText } from '#ui/language.tsx'
import { TextField } from '#ui/TextField.tsx'

import popover from '#ui/sentence/Sentence.module.css'
import styles from '../StressTest.module.css'

const SHOWN_AT_MOST = 100

/** Which SKUs an event lifts; none chosen = all of them. */
export function SkuChoice({ skus, chosen, onChange }: { readonly skus: readonly Sku[]; readonly chosen: readonly SkuId[]; readonly onChange: (chosen: readonly SkuId[]) => void }) {
  const { t, number } = useText()
  const [search, setSearch] = useState('')
  const words = chosen.length === 0 ? t('stress.event.everySku') : t('stress.event.someSkus', { n: number(chosen.length), total: number(skus.length) })
  const found = skus.filter((sku) => `${sku.sellerSku} ${sku.name}`.toLowerCase().includes(search.toLowerCase())).slice(0, SHOWN_AT_MOST)
  return (
    <div className={styles.skus}>
      <span className={styles.skusLabel}>{t('stress.event.skus')}</span>
      <DialogTrigger>
        <Button aria-label={`${t('stress.event.skus')}: ${words}`}>{words}</Button>
        <Popover className={cx(popover.popover)}>
          <Dialog className={cx(popover.dialog)} aria-label={t('stress.event.skus')}>
            <TextField label={t('stress.event.skus')} isLabelHidden type="search" value={search} onChange={setSearch} autoFocus />
            <div className={styles.skuList}>
              <Checkbox isSelected={chosen.length === 0} onChange={(isAll) => isAll && onChange([])}>{t('stress.event.allSkus')}</Checkbox>
              {found.map((sku) => (
                <Checkbox key={sku.id} isSelected={chosen.includes(sku.id)} onChange={(isOn) => onChange(isOn ? [...chosen, sku.id] : chosen.filter((id) => id !== sku.id))}>
                  {visibleText(sku.sellerSku || sku.id)} {sku.name && sku.name !== sku.sellerSku && <span className={styles.quiet}>{visibleText(sku.name)}</span>}
                </Checkbox>
              ))}
            </div>
          </Dialog>
        </Popover>
      </DialogTrigger>
    </div>
  )
}
