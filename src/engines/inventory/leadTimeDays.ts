/** A distribution of lead time over days; shares need not sum to 1. Shapes: one share per day. */
export type LeadTimeDays = { readonly days: readonly number[]; readonly shares: readonly number[] }

/** Lead times in whole days with positive shares that sum to 1, each day once. */
export function normalisedDays({ days, shares }: LeadTimeDays): { readonly days: number; readonly share: number }[] {
  const total = days.reduce((sum, _, i) => sum + (shares[i] ?? 0), 0)
  const byDay = new Map<number, number>()
  days.forEach((day, i) => byDay.set(Math.round(day), (byDay.get(Math.round(day)) ?? 0) + (shares[i] ?? 0) / total))
  return [...byDay].filter(([, share]) => share > 0).map(([day, share]) => ({ days: day, share })).sort((a, b) => a.days - b.days)
}
