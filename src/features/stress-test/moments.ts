import type { TimeZone } from '#domain/units.ts'
import type { GateName } from '#engines/simulate/types.ts'
import { formatMoment } from '#i18n/format.ts'

import { hourMs, mainMarket, type Speech, type Telling } from './telling.ts'

const NEAR_HOURS = 6 * 24
const PARTS = [[5, 'night'], [12, 'morning'], [18, 'afternoon'], [24, 'evening']] as const

/** "on Saturday evening", with the date when it is a week or more away; local to where it happens. */
export function whenInWords(speech: Speech, utcMs: number, zone: string, isNear: boolean): string {
  const { language, t } = speech
  const localHour = Number(formatMoment('en', utcMs, zone, { hour: '2-digit', hourCycle: 'h23' }))
  const part = PARTS.find(([before]) => localHour < before)?.[1] ?? 'evening'
  const weekday = language === 'zh' ? 'short' : 'long'
  const day = formatMoment(language, utcMs, zone, isNear ? { weekday } : { weekday, day: 'numeric', month: 'short' })
  const isNight = part === 'night'
  return t(isNear ? (isNight ? 'stress.when.nearNight' : 'stress.when.near') : isNight ? 'stress.when.farNight' : 'stress.when.far', { day, part: t(`stress.part.${part}`) })
}

/** The zone in which a stage's moments are told: the warehouse's for what happens there, else the market's. */
export function zoneOf({ document }: Pick<Telling, 'document'>, gate: GateName, where: string | null): TimeZone {
  const warehouseId = gate === 'packing' ? where : gate === 'carriers' ? (where?.split('@')[1] ?? null) : null
  const warehouse = document.warehouses.find(({ id }) => id === warehouseId)
  return warehouse?.timeZone ?? mainMarket(document)?.timeZone ?? document.settings.timeZone
}

export function isNear(hour: number): boolean {
  return hour < NEAR_HOURS
}

/** "Sat 28 Nov, 21:00". */
export function exactMoment(speech: Speech, telling: Pick<Telling, 'result'>, hour: number, zone: string): string {
  return formatMoment(speech.language, hourMs(telling.result, hour), zone, { weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
}
