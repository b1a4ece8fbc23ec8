/** Days of a daily what-if: warm-up first, then index 0 = the spike day. */
export type DailyQueue = {
  /** [warm-up + days] whole orders of each day. */
  readonly ordersByDay: Int32Array
  readonly warmUpDays: number
  readonly slaDays: number
  readonly windowDays: number
}

/**
 * The largest trailing late dispatch rate from the spike day on when `capacity` orders leave a day, oldest first; null when nothing left.
 *
 * Units: orders; the excess over `orderHandlingCapacity` of a creation day is due one day later. The same recursion as the kernel's on daily
 * steps with whole numbers, a thousand times faster: for scanning capacities. A test holds the two together.
 */
export function peakLateShare({ ordersByDay, warmUpDays, slaDays, windowDays }: DailyQueue, capacity: number, orderHandlingCapacity: number | null): number | null {
  const days = ordersByDay.length
  const limit = orderHandlingCapacity ?? Infinity
  let head = 0
  let left = ordersByDay[0]!
  let lateInWindow = 0
  let dispatchedInWindow = 0
  let peak: number | null = null
  const late = new Int32Array(days)
  const dispatched = new Int32Array(days)
  for (let day = 0; day < days; day += 1) {
    let room = capacity
    while (room > 0 && head <= day) {
      const served = Math.min(room, left)
      const age = day - head
      if (age > slaDays) {
        // First the orders within the handling capacity leave, then the excess, which is late a day later.
        const isExcessLate = age > slaDays + 1
        const excess = Math.max(0, ordersByDay[head]! - limit)
        late[day]! += isExcessLate ? served : Math.max(0, Math.min(served, left - excess))
      }
      dispatched[day]! += served
      room -= served
      left -= served
      if (left > 0) break
      head += 1
      left = head < days ? ordersByDay[head]! : 0
    }
    lateInWindow += late[day]!
    dispatchedInWindow += dispatched[day]!
    if (day >= windowDays) {
      lateInWindow -= late[day - windowDays]!
      dispatchedInWindow -= dispatched[day - windowDays]!
    }
    if (day >= warmUpDays && dispatchedInWindow > 0) {
      const share = lateInWindow / dispatchedInWindow
      if (peak === null || share > peak) peak = share
    }
  }
  return peak
}
