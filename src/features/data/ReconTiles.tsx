import { cx } from '#ui/cx.ts'
import { useText } from '#ui/language.tsx'
import type { Reconciliation } from './recon.ts'
import styles from './ReconTiles.module.css'
import { skippedWords } from './reportWords.ts'

/** Rows read, used and refused, and whether the files agree with their own totals. */
export function ReconTiles({ recon }: { readonly recon: Reconciliation }) {
  const text = useText()
  const { t, number } = text
  const skipped = skippedWords(text, recon.skipped)
  const tiles = [
    { value: number(recon.read), words: t('data.recon.read') },
    { value: number(recon.used), words: t(recon.isStored ? 'data.recon.stored' : 'data.recon.used') },
    { value: number(recon.refused), words: t('data.recon.bad'), isBad: recon.refused > 0 },
    recon.checked > 0
      ? { value: `${number(recon.agreeing)} / ${number(recon.checked)}`, words: t('data.recon.agree'), isBad: recon.agreeing < recon.checked }
      : { value: number(Object.values(recon.skipped).reduce((sum, count) => sum + count, 0)), words: skipped === '' ? t('data.recon.skippedNone') : t('data.recon.skipped', { reasons: skipped }) },
  ]
  return (
    <section aria-label={t('data.recon.title')}>
      <dl className={styles.tiles}>
        {tiles.map(({ value, words, isBad }) => (
          <div key={words}>
            <dt>{words}</dt>
            <dd className={cx(isBad && styles.bad)}>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
