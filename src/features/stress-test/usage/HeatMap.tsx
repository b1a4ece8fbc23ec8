import { useRef, useState, type KeyboardEvent } from 'react'

import { cx } from '#ui/cx.ts'
import { useText } from '#ui/language.tsx'

import styles from './Usage.module.css'
import type { WeekHour } from './weekGrid.ts'

/** From here on an hour has no room left for anything that goes wrong. */
const FULL_SHARE = 0.9
const EVERY_HOURS = 3

export type HeatMapProps = {
  readonly label: string
  readonly grid: readonly (readonly WeekHour[])[]
  /** [days] */
  readonly dayNames: readonly string[]
  /** [days][24] each hour in words. */
  readonly sentences: readonly (readonly string[])[]
}

/** Days by hours, the fuller the darker; read cell by cell with the pointer or the arrow keys, in words. */
export function HeatMap({ label, grid, dayNames, sentences }: HeatMapProps) {
  const { t } = useText()
  const table = useRef<HTMLTableElement>(null)
  const [at, setAt] = useState({ day: 0, hour: 9 })
  const [isFocused, setIsFocused] = useState(false)
  // The pointer reads without moving what the arrow keys move.
  const [pointed, setPointed] = useState<{ readonly day: number; readonly hour: number } | null>(null)
  function onKeyDown(event: KeyboardEvent) {
    const steps: Record<string, readonly [number, number]> = { ArrowRight: [0, 1], ArrowLeft: [0, -1], ArrowDown: [1, 0], ArrowUp: [-1, 0], Home: [0, -24], End: [0, 24] }
    const step = steps[event.key]
    if (!step) return
    event.preventDefault()
    const next = { day: Math.max(0, Math.min(grid.length - 1, at.day + step[0])), hour: Math.max(0, Math.min(23, at.hour + step[1])) }
    setAt(next)
    table.current?.querySelector<HTMLElement>(`[data-at="${next.day}.${next.hour}"]`)?.focus()
  }
  const place = pointed ?? (isFocused ? at : null)
  const read = place && sentences[place.day]?.[place.hour]
  return (
    <>
      <table ref={table} role="grid" aria-label={label} aria-readonly className={styles.heat} onKeyDown={onKeyDown} onBlur={() => setIsFocused(false)} onPointerLeave={() => setPointed(null)}>
        <thead>
          <tr>
            <th scope="col"><span className={styles.hidden}>{t('stress.hours.day')}</span></th>
            {Array.from({ length: 24 }, (_, hour) => <th key={hour} scope="col">{hour % EVERY_HOURS === 0 ? hour : <span className={styles.hidden}>{hour}</span>}</th>)}
          </tr>
        </thead>
        <tbody>
          {grid.map((hours, day) => (
            <tr key={day}>
              <th scope="row">{dayNames[day]}</th>
              {hours.map((one, hour) => (
                <td
                  key={hour} data-at={`${day}.${hour}`} tabIndex={day === at.day && hour === at.hour ? 0 : -1} aria-label={sentences[day]?.[hour]}
                  className={cx(one.usedShare === null && styles.closed, (one.usedShare ?? 0) >= FULL_SHARE && styles.full)}
                  style={one.usedShare === null ? undefined : { '--used': `${Math.round(100 * Math.min(1, one.usedShare))}%` } as React.CSSProperties}
                  onFocus={() => { setAt({ day, hour }); setIsFocused(true) }} onPointerEnter={() => setPointed({ day, hour })}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className={styles.readout} aria-hidden>{read ?? t('stress.hours.legend')}</p>
    </>
  )
}
