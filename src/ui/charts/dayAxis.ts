const STEPS_DAYS = [1, 2, 4, 7, 14, 28, 56, 91]
const LABEL_WIDTH_PX = 58

/** ISO day `days` after `isoDay`. */
export function addDays(isoDay: string, days: number): string {
  return new Date(Date.parse(`${isoDay}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}

/** Days that get a label on an axis of `widthPx`: evenly spaced from the first, as many as fit. */
export function dayTicks(dayCount: number, widthPx: number): number[] {
  const fitting = Math.max(1, Math.floor(widthPx / LABEL_WIDTH_PX))
  const step = STEPS_DAYS.find((days) => Math.ceil(dayCount / days) <= fitting) ?? dayCount
  const ticks: number[] = []
  for (let day = 0; day < dayCount; day += step) ticks.push(day)
  return ticks
}
