import type { SimulationInput } from '#engines/simulate/types.ts'

import { range } from './plain.ts'

type Money = NonNullable<SimulationInput['money']>

/** Prices of nothing, so that a test may set the one it is about. */
export function noMoney({ markets, lanes, warehouses, skus, horizonDays }: SimulationInput, change: Partial<Money> = {}): Money {
  const none = (list: readonly unknown[]): number[] => list.map(() => 0)
  return {
    orderValueMinor: none(markets), orderGoodsCostMinor: none(markets), platformFeeShare: 0, platformFeePerOrderMinor: 0, shippingMinor: none(lanes), surcharges: lanes.map(() => []),
    labourMinorPerDay: warehouses.map(() => none(range(horizonDays))), storageMinorPerUnitDay: none(warehouses), adSpendMinorPerDay: none(range(horizonDays)), cancelledCostMinor: 0, latePenaltyMinor: 0,
    claimPaidShare: 0, leftoverLossMinor: none(skus), leftoverKeptUnits: none(skus), unitCostMinor: none(skus), openingCashMinor: 0, payoutDelayDays: 0, supplierPaymentDays: 0, ...change,
  }
}
