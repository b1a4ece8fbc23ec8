import type { Scenario, ScenarioEvent } from '#domain/scenario.ts'
import { cx } from '#ui/cx.ts'
import { useText, type Text } from '#ui/language.tsx'

import styles from './StressTest.module.css'
import { timeline } from './timeline.ts'

/** The days of the horizon with the events on them; a bar opens its event. */
export function Timeline({ scenario, firstDay, onOpen }: { readonly scenario: Scenario; readonly firstDay: string; readonly onOpen: (eventId: string) => void }) {
  const text = useText()
  const { days, bars, laneCount } = timeline(scenario, firstDay)
  const seen = new Set<string>()
  return (
    <div className={styles.timeline} style={{ height: 16 + laneCount * 26 + 18 }} role="group" aria-label={text.t('stress.timeline')}>
      <div className={styles.days} aria-hidden style={{ gridTemplateColumns: `repeat(${days.length}, minmax(0, 1fr))` }}>
        {days.map(({ isoDay, isWeekend }, index) => (
          <i key={isoDay} className={cx(isWeekend && styles.weekend)}>{index % 7 === 0 && <span>{text.day(isoDay)}</span>}</i>
        ))}
      </div>
      {bars.map(({ event, lane, fromShare, widthShare }, index) => {
        const isRepeat = seen.has(event.id)
        seen.add(event.id)
        const label = eventLabel(text, event)
        return (
          <button
            key={index} type="button" className={cx(styles.event, event.type === 'livestream' && styles.live)} style={{ left: `${fromShare * 100}%`, width: `${widthShare * 100}%`, top: 8 + lane * 26 }}
            onClick={() => onOpen(event.id)} tabIndex={isRepeat ? -1 : 0} aria-label={`${label}, ${text.day(event.startDay)}`} aria-hidden={isRepeat}
          >
            {isRepeat ? '' : <span className={cx(fromShare > 0.6 && styles.before)}>{label}</span>}
          </button>
        )
      })}
    </div>
  )
}

export function eventLabel({ t, number }: Text, event: ScenarioEvent): string {
  return event.type === 'viralSpike'
    ? t('stress.timeline.spike', { factor: number(event.peakFactor, 1), hours: number(event.halfLifeHours, 1) })
    : t('stress.timeline.livestream', { factor: number(event.factor, 1), hours: number(event.durationHours, 1) })
}
