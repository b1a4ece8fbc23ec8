import type { DriverEffect } from '#advice/demand/types.ts'
import type { Text } from '#ui/language.tsx'

import { changeWords } from '../words.ts'

/** A value of an influence with its unit: money, hours, or a share of days. */
export function driverValue({ amount, number, share, t }: Text, { name, currency }: Pick<DriverEffect, 'name' | 'currency'>, value: number): string {
  if (name === 'liveHours') return t('demand.sku.driver.hours', { n: number(value, 1) })
  if (name === 'promotion') return share(value, 0)
  return currency === null ? number(value, 2) : amount(value, currency)
}

export function isClear({ lo80, hi80 }: Pick<DriverEffect, 'lo80' | 'hi80'>): boolean {
  return lo80 > 0 || hi80 < 0
}

export function effectWords(text: Text, effect: DriverEffect): string {
  const words = changeWords(text, effect.effectShare)
  return isClear(effect) ? words : `${words} · ${text.t('demand.sku.driver.unclear')}`
}

export function effectInterval(text: Text, { lo80, hi80 }: Pick<DriverEffect, 'lo80' | 'hi80'>): string {
  return text.t('demand.list.intervalFigure', { low: changeWords(text, lo80), high: changeWords(text, hi80) })
}
