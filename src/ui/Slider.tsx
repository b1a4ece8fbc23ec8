import { useId } from 'react'

import styles from './Slider.module.css'

export type SliderProps = {
  readonly label: string
  readonly value: number
  readonly onChange: (value: number) => void
  readonly min: number
  readonly max: number
  readonly step: number
  /** The value in words, with its unit; also what a screen reader says. */
  format(value: number): string
}

/** A value that is moved rather than typed: the browser's own, so that arrows, page keys, Home and End work as everywhere. */
export function Slider({ label, value, onChange, min, max, step, format }: SliderProps) {
  const id = useId()
  const words = format(value)
  return (
    <div className={styles.slider}>
      <div className={styles.words}>
        <label htmlFor={id} className={styles.label}>{label}</label>
        <span className={styles.value} aria-hidden>{words}</span>
      </div>
      <input id={id} type="range" className={styles.range} min={min} max={max} step={step} value={value} aria-valuetext={words} onChange={(event) => onChange(event.target.valueAsNumber)} />
    </div>
  )
}
