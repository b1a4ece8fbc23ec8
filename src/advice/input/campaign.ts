import type { AdCampaign } from '#domain/scenario.ts'

/** Orders that the spend of each day brings by a response curve on carried-over spend: x_t = (1 - c) s_t + c x_(t-1). Shapes: [days]. */
export function ordersOfSpend(curve: Pick<AdCampaign, 'mostOrdersPerDay' | 'halfSpendMinor' | 'carryOverShare'>, spendPerDayMinor: readonly number[]): number[] {
  let carried = 0
  return spendPerDayMinor.map((spend) => {
    carried = (1 - curve.carryOverShare) * spend + curve.carryOverShare * carried
    return carried > 0 ? (curve.mostOrdersPerDay * carried) / (carried + curve.halfSpendMinor) : 0
  })
}
