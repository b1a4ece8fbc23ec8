import { cx } from '../cx.ts'
import { useText } from '../language.tsx'
import styles from './FlowStrip.module.css'
import { axisShare, type FlowStage, type FlowStatus } from './flowStages.ts'

const BAD: readonly FlowStatus[] = ['under', 'bindsUnder']

export type FlowStripProps = { readonly stages: readonly FlowStage[]; /** Planned multiple of normal orders; null without an event. */ readonly plannedFactor: number | null }

/** Ads to account, left to right, each with what it can still take; the tick on every bar is the plan. */
export function FlowStrip({ stages, plannedFactor }: FlowStripProps) {
  const { t, number } = useText()
  const factorText = (factor: number, isAtLeast: boolean): string => t(isAtLeast ? 'flow.atLeast' : 'flow.factor', { n: number(factor, 1) })
  return (
    <section aria-label={t('flow.title')}>
      <ol className={styles.strip}>
        {stages.map((stage) => {
          const isBinding = stage.status === 'binds' || stage.status === 'bindsUnder'
          return (
            <li key={stage.name} className={cx(styles.stage, isBinding && styles.binds, BAD.includes(stage.status) && styles.bad)} data-stage={stage.name} data-status={stage.status}>
              <div className={styles.head}>
                <span className={styles.name}>{t(`flow.stage.${stage.name}`)}</span>
                <Glyph status={stage.status} />
              </div>
              <div className={styles.bar} aria-hidden>
                {stage.factor !== null && stage.status !== 'plan' && <div className={styles.fill} style={{ width: `${axisShare(stage.factor) * 100}%` }} />}
                {(stage.planned ?? plannedFactor) !== null && <div className={styles.tick} style={{ left: `${axisShare(stage.planned ?? plannedFactor ?? 1) * 100}%` }} />}
              </div>
              <div className={styles.factor}>{stage.factor === null ? '–' : factorText(stage.factor, stage.isAtLeast)}</div>
              <div className={styles.note} title={stage.note}>{stage.note}</div>
            </li>
          )
        })}
      </ol>
      {plannedFactor !== null && <p className={styles.axis}>{t('flow.axis', { n: number(plannedFactor, 1) })}</p>}
    </section>
  )
}

function Glyph({ status }: { readonly status: FlowStatus }) {
  const { t } = useText()
  switch (status) {
    case 'holds': return <span className={styles.glyph}><span aria-hidden>✓ </span>{t('flow.holds')}</span>
    case 'under': return <span className={styles.glyph}><span aria-hidden>▲ </span>{t('flow.under')}</span>
    case 'binds':
    case 'bindsUnder': return <span className={styles.glyph}><span aria-hidden>▲ </span>{t('flow.binds')}</span>
    case 'unknown': return <span className={styles.glyph}>{t('flow.unknown')}</span>
    case 'plan':
    case 'pending': return null
  }
}
