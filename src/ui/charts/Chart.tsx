import type { Chart as ChartJs } from 'chart.js'
import { useEffect, useId, useImperativeHandle, useRef, useState, type KeyboardEvent, type Ref } from 'react'

import { useText } from '../language.tsx'
import styles from './Chart.module.css'
import type { ChartModel } from './chartModel.ts'
import { chartPicture } from './chartPicture.ts'
import { inTurn } from './inTurn.ts'
import { registeredChart } from './register.ts'
import { useSurface } from './useSurface.ts'

export type ChartHandle = { picture(): Promise<Blob | null> }

/** A canvas for one chart, drawn at its own size; the arrow keys read it day by day. */
export function Chart({ model, size = 'normal', ref }: { readonly model: ChartModel; readonly size?: 'normal' | 'small'; readonly ref?: Ref<ChartHandle> }) {
  const { t } = useText()
  const altId = useId()
  const frame = useRef<HTMLDivElement>(null)
  const canvas = useRef<HTMLCanvasElement>(null)
  const chart = useRef<ChartJs<'line', (number | null)[], number> | null>(null)
  const surface = useSurface(frame)
  const [readDay, setReadDay] = useState<number | null>(null)

  useEffect(() => {
    if (!canvas.current || !surface) return
    return inTurn(() => {
      if (!canvas.current) return
      const config = model.config(surface)
      if (!chart.current) {
        const ChartClass = registeredChart()
        chart.current = new ChartClass(canvas.current, config)
        return
      }
      chart.current.data = config.data
      if (config.options) chart.current.options = config.options
      chart.current.update('none')
    })
  }, [model, surface])
  useEffect(() => () => {
    chart.current?.destroy()
    chart.current = null
  }, [])
  useImperativeHandle(ref, () => ({ picture: async () => (canvas.current && surface ? chartPicture(canvas.current, model, surface.palette) : null) }), [model, surface])

  const lastDay = Math.max(0, model.dayCount - 1)
  const day = Math.min(readDay ?? 0, lastDay)
  function moveTo(target: number) {
    const next = Math.max(0, Math.min(lastDay, target))
    setReadDay(next)
    chart.current?.setActiveElements([{ datasetIndex: 6, index: next }])
    chart.current?.update('none')
  }
  function onKeyDown(event: KeyboardEvent) {
    const targets: Record<string, number> = { ArrowRight: day + 1, ArrowLeft: day - 1, ArrowUp: day + 1, ArrowDown: day - 1, PageDown: day - 7, PageUp: day + 7, Home: 0, End: lastDay }
    const target = targets[event.key]
    if (target === undefined) return
    event.preventDefault()
    moveTo(readDay === null && event.key.startsWith('Arrow') ? 0 : target)
  }
  return (
    <>
      <div
        ref={frame} className={size === 'small' ? `${styles.frame} ${styles.small}` : styles.frame} role="slider" tabIndex={0} aria-label={model.explore ?? t('chart.explore', { title: model.title })} aria-describedby={altId}
        aria-valuemin={0} aria-valuemax={lastDay} aria-valuenow={day} aria-valuetext={model.readout(day)} onKeyDown={onKeyDown} onFocus={() => setReadDay((now) => now ?? 0)} onBlur={() => setReadDay(null)}
      >
        <canvas ref={canvas} aria-hidden />
      </div>
      <p id={altId} className={styles.alt}>{model.alt}</p>
      {readDay !== null && <p className={styles.readout} aria-hidden>{model.readout(day)}</p>}
    </>
  )
}
