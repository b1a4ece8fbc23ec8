import { dayNumberOf, MINUTES_PER_DAY } from '#domain/calendar/days.ts'
import { zoneClock } from '#domain/calendar/zone.ts'
import { factNumber, type FactTable } from '#domain/factTable.ts'
import type { PlanDocument } from '#domain/plan.ts'
import type { IsoDay, SkuId } from '#domain/units.ts'
import { adDays } from '#engines/ads/adDays.ts'
import { readAdRows } from '#engines/ads/adRows.ts'
import type { KnownHappenings } from '#engines/events/types.ts'

/** What a user or a calendar knows of the past beside the imports. No SKUs = all of them. */
export type ToldHappenings = {
  readonly promotions: readonly { readonly name: string; readonly firstDay: IsoDay; readonly lastDay: IsoDay; readonly skuIds: readonly SkuId[] }[]
  readonly holidays: readonly { readonly name: string; readonly firstDay: IsoDay; readonly lastDay: IsoDay }[]
}

const START_FIELDS: Readonly<Record<string, string>> = { 'tiktok-live-sessions': 'startTime', 'tiktok-live-ads': 'launchedTime' }

/** Livestreams in the imported tables, on market days; the export of sessions tells how long they ran, that of their ads does not. */
export function sessionsIn(tables: readonly FactTable[], document: PlanDocument): KnownHappenings['sessions'] {
  const zone = document.markets[0]?.timeZone ?? document.settings.timeZone
  const to = zoneClock(zone)
  const sessions: KnownHappenings['sessions'][number][] = []
  for (const table of tables) {
    const field = START_FIELDS[table.kind]
    if (field === undefined) continue
    const from = table.timeZone === zone ? null : zoneClock(table.timeZone)
    for (let row = 0; row < table.rowCount; row += 1) {
      const seconds = factNumber(table, field, row)
      if (Number.isNaN(seconds)) continue
      const minute = Math.floor(seconds / 60)
      const duration = factNumber(table, 'durationSeconds', row)
      sessions.push({
        day: from ? to.wallDayOf(from.utcMinuteOf(minute)) : Math.floor(minute / MINUTES_PER_DAY),
        durationHours: duration > 0 ? duration / 3600 : null, skuIds: [],
      })
    }
  }
  // Those that tell their length first, so that it is not hidden behind the same livestream's ads.
  return sessions.sort((a, b) => a.day - b.day || (b.durationHours ?? 0) - (a.durationHours ?? 0))
}

/** Everything known of the past that may have caused an event. */
export function happenings(tables: readonly FactTable[], document: PlanDocument, told: ToldHappenings): KnownHappenings {
  const zone = document.markets[0]?.timeZone ?? document.settings.timeZone
  const ads = adDays(readAdRows(tables, zone).rows, document.settings.currency)[0]
  const dayNumbers = <T extends { readonly firstDay: IsoDay; readonly lastDay: IsoDay }>(one: T) => ({ ...one, firstDay: dayNumberOf(one.firstDay), lastDay: dayNumberOf(one.lastDay) })
  return {
    sessions: sessionsIn(tables, document), promotions: told.promotions.map(dayNumbers), holidays: told.holidays.map(dayNumbers),
    adSpend: ads && ads.days > 0 ? { firstDay: ads.firstDay, spend: ads.total.spend } : null,
  }
}
