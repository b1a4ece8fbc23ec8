import type { Text } from '#ui/language.tsx'

const UNITS = ['kB', 'MB', 'GB', 'TB'] as const

/** Bytes as a reader says them, in steps of 1,000; below a kilobyte it is one. */
export function sizeWords({ number }: Pick<Text, 'number'>, bytes: number): string {
  let value = Math.max(1, bytes / 1000)
  let unit = 0
  while (value >= 999.5 && unit < UNITS.length - 1) {
    value /= 1000
    unit += 1
  }
  return `${number(value, value < 9.95 && unit > 0 ? 1 : 0)} ${UNITS[unit]}`
}
