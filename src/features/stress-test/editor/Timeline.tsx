import { useRef, useState, type KeyboardEvent, type PointerEvent } from 'react'

import type { PlanDocument } from '#domain/plan.ts'
import type { Scenario } from '#domain/scenario.ts'
import { cx } from '#ui/cx.ts'
import { useText } from '#ui/language.tsx'

import styles from '../StressTest.module.css'
import { disruptionLabel, eventLabel } from './barWords.ts'
import { timeline, type TimelineBar } from './timeline.ts'

type Props = { readonly document: PlanDocument; readonly scenario: Scenario; readonly firstDay: string; readonly onOpen: (id: string) => void; readonly onMove: (id: string, days: number) => void }

/** Nearer than this is a click, not a drag. */
const CLICK_PIXELS = 4

/** The days of the horizon with what happens on them. A bar opens its fields, is dragged to another day, or moved with the arrow keys. */
export function Timeline({ document, scenario, firstDay, onOpen, onMove }: Props) {
  const text = useText()
  const frame = useRef<HTMLDivElement>(null)
  const [drag, setDrag] = useState<{ readonly id: string; readonly fromX: number; readonly pixels: number } | null>(null)
  const { days, bars, laneCount } = timeline(scenario, firstDay)
  const seen = new Set<string>()
  const daysOf = (pixels: number) => Math.round((pixels / (frame.current?.clientWidth || 1)) * days.length)

  function press(event: PointerEvent, bar: TimelineBar) {
    if (event.button !== 0) return
    event.currentTarget.setPointerCapture(event.pointerId)
    setDrag({ id: bar.id, fromX: event.clientX, pixels: 0 })
  }
  function release(bar: TimelineBar) {
    const pixels = drag?.pixels ?? 0
    setDrag(null)
    if (Math.abs(pixels) < CLICK_PIXELS) onOpen(bar.id)
    else if (daysOf(pixels) !== 0) onMove(bar.id, daysOf(pixels))
  }
  function key(event: KeyboardEvent, bar: TimelineBar) {
    const step = event.key === 'ArrowLeft' ? -1 : event.key === 'ArrowRight' ? 1 : 0
    if (step === 0) return
    event.preventDefault()
    onMove(bar.id, event.shiftKey ? 7 * step : step)
  }

  return (
    <div ref={frame} className={styles.timeline} style={{ height: 16 + laneCount * 26 + 18 }} role="group" aria-label={text.t('stress.timeline')} aria-description={text.t('stress.timeline.keys')}>
      <div className={styles.days} aria-hidden style={{ gridTemplateColumns: `repeat(${days.length}, minmax(0, 1fr))` }}>
        {days.map(({ isoDay, isWeekend }, index) => (
          <i key={isoDay} className={cx(isWeekend && styles.weekend)}>{index % 7 === 0 && <span>{text.day(isoDay)}</span>}</i>
        ))}
      </div>
      {bars.map((bar, index) => {
        const isRepeat = seen.has(bar.id)
        seen.add(bar.id)
        const label = bar.event ? eventLabel(text, bar.event) : disruptionLabel(text, document, bar.disruption)
        const shift = drag?.id === bar.id ? daysOf(drag.pixels) / days.length : 0
        return (
          <button
            key={`${bar.id} ${index}`} type="button" className={cx(styles.event, bar.event?.type === 'livestream' && styles.live, bar.disruption && styles.trouble, drag?.id === bar.id && styles.dragged)}
            style={{ left: `${(bar.fromShare + shift) * 100}%`, width: `${bar.widthShare * 100}%`, top: 8 + bar.lane * 26 }}
            onPointerDown={(event) => press(event, bar)} onPointerMove={(event) => drag?.id === bar.id && setDrag({ ...drag, pixels: event.clientX - drag.fromX })}
            onPointerUp={() => release(bar)} onPointerCancel={() => setDrag(null)} onKeyDown={(event) => key(event, bar)} onClick={(event) => event.detail === 0 && onOpen(bar.id)}
            tabIndex={isRepeat ? -1 : 0} aria-label={`${label}, ${text.day(bar.startDay)}`} aria-hidden={isRepeat}
          >
            {isRepeat ? '' : <span className={cx(bar.fromShare > 0.6 && styles.before)}>{label}</span>}
          </button>
        )
      })}
    </div>
  )
}
