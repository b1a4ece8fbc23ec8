import type { StressResult } from '#advice/types.ts'
import type { Market } from '#domain/network.ts'
import { useText } from '#ui/language.tsx'
import { showToast } from '#ui/Toast.tsx'

import styles from './StressTest.module.css'

/** What makes the numbers repeatable: seed, hashes, engine, rules. */
export function RunFooter({ result, market }: { readonly result: StressResult; readonly market: Market | null }) {
  const { t } = useText()
  const pack = market?.rulePack
  return (
    <p className={styles.foot}>
      <span>{t('stress.foot.seed', { seed: String(result.seed) })}</span>
      <Hash name={t('stress.foot.input')} value={result.inputHash} />
      <Hash name={t('stress.foot.result')} value={result.resultHash} />
      <span>{t('stress.foot.engine', { version: result.engineVersion })}</span>
      {pack && <span>{pack.effectiveFrom && !pack.id.includes(pack.effectiveFrom) ? t('stress.foot.rulesDated', { pack: pack.id, day: pack.effectiveFrom }) : t('stress.foot.rules', { pack: pack.id })}</span>}
      <span>{t('stress.foot.same')}</span>
    </p>
  )
}

function Hash({ name, value }: { readonly name: string; readonly value: string }) {
  const { t } = useText()
  const copy = (): void => {
    void navigator.clipboard.writeText(value).then(() => showToast({ text: t('stress.foot.copied') }))
  }
  return (
    <span>
      {name} <button type="button" className={styles.hash} onClick={copy} title={value} aria-label={t('stress.foot.copy', { name })}><code>{value.slice(0, 4)}…{value.slice(-2)}</code></button>
    </span>
  )
}
