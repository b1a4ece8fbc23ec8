import { useMemo } from 'react'

import type { PlayedPath } from '#workers/playback.ts'

import { heldByHour } from './hourOf.ts'
import styles from './Playback.module.css'

const WIDTH = 1000
const HEIGHT = 120

/** The whole run small: orders an hour as bars from below, what is not yet dispatched as a line, and where one is. */
export function PathPicture({ path, hour, label }: { readonly path: PlayedPath; readonly hour: number; readonly label: string }) {
  const { bars, line } = useMemo(() => {
    const { orders, hourCount } = path.playback
    const held = heldByHour(path)
    const most = orders.reduce((top, value) => Math.max(top, value), 1)
    const mostHeld = held.reduce((top, value) => Math.max(top, value), 1)
    const x = (h: number) => ((WIDTH * h) / hourCount).toFixed(1)
    const y = (share: number) => (HEIGHT - (HEIGHT - 4) * share).toFixed(1)
    return {
      bars: Array.from(orders, (value, h) => (value > 0 ? `M${x(h + 0.5)} ${HEIGHT}V${y(value / most)}` : '')).join(''),
      line: Array.from(held, (value, h) => `${h === 0 ? 'M' : 'L'}${x(h + 0.5)} ${y(value / mostHeld)}`).join(''),
    }
  }, [path])
  const at = (WIDTH * (hour + 0.5)) / path.playback.hourCount
  return (
    <svg className={styles.picture} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" role="img" aria-label={label}>
      <path d={bars} className={styles.orders} vectorEffect="non-scaling-stroke" />
      <path d={line} className={styles.held} vectorEffect="non-scaling-stroke" />
      <line x1={at} x2={at} y1={0} y2={HEIGHT} className={styles.cursor} vectorEffect="non-scaling-stroke" />
    </svg>
  )
}
