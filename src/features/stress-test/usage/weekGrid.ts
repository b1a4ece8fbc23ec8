import { HOURS_OF_WEEK, utcHourOfWeek } from '#engines/simulate/usage.ts'

const HOURS_PER_DAY = 24
const DAYS_PER_WEEK = 7

/** One hour of the week: parcels packed and planned in it on average, and the share of the plan that was used; null = nothing planned. */
export type WeekHour = { readonly packedParcels: number; readonly plannedParcels: number; readonly usedShare: number | null }
export type WeekGridInput = {
  /** [168] sums over replications by hour of the UTC week. */
  readonly packed: readonly number[]
  readonly planned: readonly number[]
  readonly replications: number
  readonly startHourUtc: number
  readonly horizonHours: number
  /** Wall minus UTC; halves of an hour go to the hour they begin in. */
  readonly offsetMinutes: number
}

/** The week on the wall, [7 days from Monday][24 hours], as means of one replication and one week. */
export function weekGrid({ packed, planned, replications, startHourUtc, horizonHours, offsetMinutes }: WeekGridInput): readonly (readonly WeekHour[])[] {
  const offsetHours = Math.floor(offsetMinutes / 60)
  return Array.from({ length: DAYS_PER_WEEK }, (_, day) => Array.from({ length: HOURS_PER_DAY }, (_, hour) => {
    const utc = (day * HOURS_PER_DAY + hour - offsetHours + HOURS_OF_WEEK) % HOURS_OF_WEEK
    const times = replications * timesInHorizon(utc, startHourUtc, horizonHours)
    const [packedSum, plannedSum] = [packed[utc] ?? 0, planned[utc] ?? 0]
    return { packedParcels: times > 0 ? packedSum / times : 0, plannedParcels: times > 0 ? plannedSum / times : 0, usedShare: plannedSum > 0 ? packedSum / plannedSum : null }
  }))
}

/** How often an hour of the UTC week comes within the horizon. */
function timesInHorizon(hourOfWeek: number, startHourUtc: number, horizonHours: number): number {
  const first = (hourOfWeek - utcHourOfWeek(startHourUtc) + HOURS_OF_WEEK) % HOURS_OF_WEEK
  return first >= horizonHours ? 0 : Math.floor((horizonHours - 1 - first) / HOURS_OF_WEEK) + 1
}

/** The hour with the largest used share; the earlier one of two. */
export function fullestHour(grid: readonly (readonly WeekHour[])[]): { readonly day: number; readonly hour: number; readonly usedShare: number } | null {
  let fullest: { day: number; hour: number; usedShare: number } | null = null
  grid.forEach((hours, day) => hours.forEach(({ usedShare }, hour) => {
    if (usedShare !== null && usedShare > (fullest?.usedShare ?? 0)) fullest = { day, hour, usedShare }
  }))
  return fullest
}
