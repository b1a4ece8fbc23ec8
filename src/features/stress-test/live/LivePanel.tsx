import { memo } from 'react'

import { AS_PLANNED, type ScoutChange } from '#advice/scout.ts'
import type { PlanDocument } from '#domain/plan.ts'
import type { Scenario } from '#domain/scenario.ts'
import { GATE_NAMES } from '#engines/simulate/types.ts'
import { Button } from '#ui/Button.tsx'
import { cx } from '#ui/cx.ts'
import { useText } from '#ui/language.tsx'
import { Panel } from '#ui/Panel.tsx'
import { Slider } from '#ui/Slider.tsx'

import { plannedFactor } from '../telling.ts'
import styles from './Live.module.css'
import { useScout } from './useScout.ts'

const LARGEST_FACTOR = 20
const SHARES = { min: 0.25, max: 4, step: 0.05 }

/** Sliders for what decides most, answered while they move: first by a few runs, marked as such, then by all. */
export const LivePanel = memo(function LivePanel({ document, scenario, fingerprint }: { readonly document: PlanDocument; readonly scenario: Scenario; readonly fingerprint: string }) {
  const { t, number, share, money } = useText()
  const { change, scouted, hasFailed, move } = useScout(document.planId, scenario.id, fingerprint)
  const planned = plannedFactor(scenario)
  const set = (part: Partial<ScoutChange>) => move({ ...change, ...part })
  const times = (value: number) => t('stress.live.times', { n: number(value, 2) })
  const isChanged = change.eventFactor !== null || change.packingFactor !== 1 || change.stockFactor !== 1
  const answer = scouted?.answer
  const figure = (name: string, words: string, isBad = false, note?: string) => <div key={name}><dt>{name}</dt><dd className={cx(isBad && styles.bad)}>{words}{note && <small>{note}</small>}</dd></div>
  const range = ([low, high]: readonly [number, number]) => t('stress.live.range', { low: share(low, 0), high: share(high, 0) })
  return (
    <Panel title={t('stress.live.title')} caption={t('stress.live.caption')} actions={isChanged && <Button size="small" tone="quiet" onPress={() => move(AS_PLANNED)}>{t('stress.live.reset')}</Button>}>
      <div className={styles.sliders}>
        {planned !== null && <Slider label={t('stress.live.event')} value={change.eventFactor ?? planned} onChange={(factor) => set({ eventFactor: factor === planned ? null : factor })} min={1} max={Math.max(LARGEST_FACTOR, Math.ceil(planned))} step={0.1} format={times} />}
        <Slider label={t('stress.live.packing')} value={change.packingFactor} onChange={(packingFactor) => set({ packingFactor })} {...SHARES} format={times} />
        <Slider label={t('stress.live.stock')} value={change.stockFactor} onChange={(stockFactor) => set({ stockFactor })} {...SHARES} format={times} />
      </div>
      {hasFailed && <p className={styles.bad}>{t('stress.live.failed')}</p>}
      {answer && scouted && (
        <div className={styles.answer} data-live={scouted.isExact ? 'exact' : 'scout'}>
          <p className={styles.mark} role={scouted.isExact ? 'status' : undefined}>{scouted.isExact ? t('stress.live.exact', { runs: number(answer.replications) }) : t('stress.live.scout', { runs: number(answer.replications) })}</p>
          <dl className={styles.figures}>
            {figure(t('stress.live.any'), share(answer.anyBroken.share, 0), answer.anyBroken.share > scenario.toleranceShare, range(answer.anyBroken.interval))}
            {GATE_NAMES.map((gate) => figure(t(`stress.place.${gate}`), share(answer.gates[gate].share, 0), answer.gates[gate].share > scenario.toleranceShare))}
            {figure(t('stress.live.late'), number(answer.lateParcelsMedian))}
            {figure(t('stress.live.lost'), number(answer.lostOrdersMedian))}
            {answer.profitMeanMinor !== null && figure(t('stress.live.profit'), money(answer.profitMeanMinor, document.settings.currency))}
          </dl>
        </div>
      )}
    </Panel>
  )
})
