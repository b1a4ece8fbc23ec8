/** Money in minor units of `currency`; the kernel adds up in float64 in a fixed order and rounds half to even once at the end. */
export type MoneyInput = {
  /** Means of an order, by market. */
  readonly orderValueMinor: readonly number[]
  readonly orderGoodsCostMinor: readonly number[]
  /** Of the value of dispatched orders, and per dispatched order. */
  readonly platformFeeShare: number
  readonly platformFeePerOrderMinor: number
  /** [lanes] per parcel picked up, and what is added to each parcel of a day beyond a number of parcels of that lane. */
  readonly shippingMinor: readonly number[]
  readonly surcharges: readonly (readonly { readonly fromParcelsPerDay: number; readonly addedMinor: number }[])[]
  /** [warehouses][days] for the people planned, busy or not. */
  readonly labourMinorPerDay: readonly (readonly number[])[]
  /** [warehouses] per unit on hand at the end of each day. */
  readonly storageMinorPerUnitDay: readonly number[]
  /** [days] spend that is planned anyway. */
  readonly adSpendMinorPerDay: readonly number[]
  // The next two are left out where no action is planned.
  /** [days] what planned actions cost beyond what the run charges by itself: part of the profit, and paid that day. */
  readonly actionsMinorPerDay?: readonly number[]
  /** [days] goods of planned actions, paid that day: of cash only, since they cost the profit when they are sold or left over. */
  readonly actionGoodsMinorPerDay?: readonly number[]
  readonly cancelledCostMinor: number
  readonly latePenaltyMinor: number
  /** Refund of a lost, damaged or wrong parcel beyond its goods: share of its value that a claim gives back. */
  readonly claimPaidShare: number
  /** [skus] lost on each unit on hand at the end that exceeds `leftoverKeptUnits`. */
  readonly leftoverLossMinor: readonly number[]
  readonly leftoverKeptUnits: readonly number[]
  /** [skus] cost of a unit that is reordered, paid `supplierPaymentDays` after the order. */
  readonly unitCostMinor: readonly number[]
  readonly openingCashMinor: number
  /** Days from dispatch until the platform pays an order out. */
  readonly payoutDelayDays: number
  readonly supplierPaymentDays: number
}
