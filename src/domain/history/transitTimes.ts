/** The longest transit told apart, in days. */
export const MAX_TRANSIT_DAYS = 59

/**
 * Days on the way when some parcels still are: the product-limit estimate. `onTheWayAfter[d]`: share still on the way after day d;
 * `shareByDay[d]`: share arriving on day d; `openShare`: what the parcels seen so far leave open.
 *
 * A parcel that has been on its way for `a` days was seen on days 0 to a - 1 only, as day a is not over.
 * Source: Kaplan and Meier 1958.
 */
export function kaplanMeier(arrivedByDay: readonly number[], movingByAge: readonly number[]): { readonly onTheWayAfter: readonly number[]; readonly shareByDay: readonly number[]; readonly openShare: number } {
  const days = arrivedByDay.length
  let atRisk = arrivedByDay.reduce((a, b) => a + b, 0) + movingByAge.reduce((a, b) => a + b, 0)
  let share = 1
  const onTheWayAfter: number[] = []
  const shareByDay: number[] = []
  for (let day = 0; day < days; day += 1) {
    atRisk -= movingByAge[day] ?? 0
    const arrived = arrivedByDay[day]!
    const after = atRisk > 0 ? share * (1 - arrived / atRisk) : share
    shareByDay.push(share - after)
    onTheWayAfter.push(after)
    share = after
    atRisk -= arrived
  }
  return { onTheWayAfter, shareByDay, openShare: share }
}
