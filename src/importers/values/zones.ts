/** The wall clock of a zone, in seconds since 1970 as if it were UTC, at a moment in UTC seconds. */
export type ToWallSeconds = (utcSeconds: number) => number

const QUARTER_SECONDS = 900

/** Null for a name that is no time zone. Offsets are looked up once per quarter of an hour: no zone changes in between. */
export function wallClock(timeZone: string): ToWallSeconds | null {
  let format: Intl.DateTimeFormat
  try {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit',
    })
  } catch {
    return null
  }
  const offsets = new Map<number, number>()
  return (utcSeconds) => {
    const quarter = Math.floor(utcSeconds / QUARTER_SECONDS)
    let offset = offsets.get(quarter)
    if (offset === undefined) {
      const part: Record<string, number> = {}
      for (const { type, value } of format.formatToParts(new Date(quarter * QUARTER_SECONDS * 1000))) part[type] = Number(value)
      const wall = Date.UTC(part['year']!, part['month']! - 1, part['day']!, part['hour']!, part['minute']!, part['second']!) / 1000
      offset = wall - quarter * QUARTER_SECONDS
      offsets.set(quarter, offset)
    }
    return utcSeconds + offset
  }
}
