import { roundHalfEven } from '#math/quantiles.ts'

import { UNLIMITED_UNITS, type PreparedSimulation } from './prepare.ts'
import { CANCELLED, LATE, OVERSOLD, type State } from './state.ts'
import type { MoneyTally } from './supplyState.ts'
import type { KpiName, MONEY_KPI_NAMES, MoneyInput } from './types.ts'

type MoneyKpi = (typeof MONEY_KPI_NAMES)[number]

/** Storage of a day at its end; stock without a limit costs nothing, since nobody knows how much it is. */
export function storeDay(state: State, prepared: PreparedSimulation, day: number): void {
  const { money } = state
  if (!money) return
  const { skuCount, warehouseCount } = prepared
  const rates = prepared.input.money!.storageMinorPerUnitDay
  for (let w = 0; w < warehouseCount; w += 1) {
    if (!(rates[w]! > 0)) continue
    let units = 0
    for (let s = 0; s < skuCount; s += 1) if (prepared.onHand[w * skuCount + s]! < UNLIMITED_UNITS) units += state.onHand[w * skuCount + s]!
    money.storageByDay[day]! += units * rates[w]!
  }
}

export function paySupplier(state: State, prepared: PreparedSimulation, sku: number, units: number, day: number): void {
  const { money } = state
  if (!money) return
  const due = day + prepared.input.money!.supplierPaymentDays
  if (due < prepared.dayCount) money.suppliesByDay[due]! += units * prepared.input.money!.unitCostMinor[sku]!
}

const NOTHING: { readonly [K in MoneyKpi]: number } = {
  revenueMinor: 0, goodsCostMinor: 0, platformFeesMinor: 0, adSpendMinor: 0, shippingMinor: 0, labourMinor: 0, storageMinor: 0, refundsMinor: 0, penaltiesMinor: 0, leftoverLossMinor: 0, actionsMinor: 0,
  profitMinor: 0, lowestCashMinor: 0,
}

/** The replication just run in money: revenue and goods of dispatched orders, all costs as positive amounts, what is left of them, and the lowest cash at a day's end. */
export function moneyKpis(state: State, prepared: PreparedSimulation): { readonly [K in MoneyKpi & KpiName]: number } {
  const { money: tally } = state
  if (!tally) return NOTHING
  const { dayCount, marketCount, input } = prepared
  const money = input.money!
  const orders = byMarket(state, prepared)
  let revenue = 0
  let goods = 0
  let fees = 0
  for (let m = 0; m < marketCount; m += 1) {
    revenue += orders[m]! * money.orderValueMinor[m]!
    goods += orders[m]! * money.orderGoodsCostMinor[m]!
    fees += orders[m]! * feeOf(money, m)
  }
  const days = dayCosts(tally, prepared)
  let [ads, shipping, labour, storage, refunds] = [0, 0, 0, 0, 0]
  for (let d = 0; d < dayCount; d += 1) {
    ads += days.ads[d]!
    shipping += days.shipping[d]!
    labour += days.labour[d]!
    storage += tally.storageByDay[d]!
    refunds += days.refunds[d]!
  }
  const penalties = (state.totals[CANCELLED]! + state.totals[OVERSOLD]!) * money.cancelledCostMinor + state.totals[LATE]! * money.latePenaltyMinor
  const leftover = leftoverLoss(state, prepared)
  const actions = (money.actionsMinorPerDay ?? []).reduce((sum, cost) => sum + cost, 0)
  const parts = [revenue, goods, fees, ads, shipping, labour, storage, refunds, penalties, leftover, actions].map(roundHalfEven) as [number, number, number, number, number, number, number, number, number, number, number]
  return {
    revenueMinor: parts[0], goodsCostMinor: parts[1], platformFeesMinor: parts[2], adSpendMinor: parts[3], shippingMinor: parts[4], labourMinor: parts[5], storageMinor: parts[6], refundsMinor: parts[7],
    penaltiesMinor: parts[8], leftoverLossMinor: parts[9], actionsMinor: parts[10],
    profitMinor: parts.slice(1).reduce((left, cost) => left - cost, parts[0]),
    lowestCashMinor: roundHalfEven(lowestCash(state, prepared, days)),
  }
}

function byMarket(state: State, { marketCount, dayCount }: PreparedSimulation): Float64Array {
  const orders = new Float64Array(marketCount)
  for (let m = 0; m < marketCount; m += 1) {
    const base = m * (state.trailingDays + dayCount) + state.trailingDays
    // Dispatches of the first day from before the start are in its trailing sum.
    for (let d = 0; d < dayCount; d += 1) orders[m]! += state.dispatchedByDay[base + d]! - (d === 0 ? state.openingToday[m]! : 0)
  }
  return orders
}

const feeOf = (money: MoneyInput, m: number): number => money.orderValueMinor[m]! * money.platformFeeShare + money.platformFeePerOrderMinor

type DayCosts = { readonly ads: Float64Array; readonly shipping: Float64Array; readonly labour: Float64Array; readonly refunds: Float64Array }

function dayCosts(tally: MoneyTally, prepared: PreparedSimulation): DayCosts {
  const { dayCount, laneCount, input } = prepared
  const money = input.money!
  const costs: DayCosts = { ads: new Float64Array(dayCount), shipping: new Float64Array(dayCount), labour: new Float64Array(dayCount), refunds: new Float64Array(dayCount) }
  for (let d = 0; d < dayCount; d += 1) {
    costs.ads[d] = money.adSpendMinorPerDay[d]! + tally.adSpendByDay[d]!
    for (let l = 0; l < laneCount; l += 1) {
      const parcels = tally.pickedUpByDay[l * dayCount + d]!
      costs.shipping[d]! += parcels * money.shippingMinor[l]!
      for (const step of money.surcharges[l]!) costs.shipping[d]! += Math.max(0, parcels - step.fromParcelsPerDay) * step.addedMinor
    }
    for (const perDay of money.labourMinorPerDay) costs.labour[d]! += perDay[d]!
    costs.refunds[d] = tally.refundedByDay[d]! * prepared.meanOrderValueMinor * (1 - money.claimPaidShare)
  }
  return costs
}

function leftoverLoss(state: State, { skuCount, warehouseCount, onHand, input }: PreparedSimulation): number {
  const { leftoverLossMinor, leftoverKeptUnits } = input.money!
  let loss = 0
  for (let s = 0; s < skuCount; s += 1) {
    let units = 0
    for (let w = 0; w < warehouseCount; w += 1) if (onHand[w * skuCount + s]! < UNLIMITED_UNITS) units += state.onHand[w * skuCount + s]!
    loss += Math.max(0, units - leftoverKeptUnits[s]!) * leftoverLossMinor[s]!
  }
  return loss
}

/** Cash at the end of each day: opening, payouts of orders dispatched some days before (also before the start) less fees, less what is paid that day. */
function lowestCash(state: State, prepared: PreparedSimulation, costs: DayCosts): number {
  const { dayCount, marketCount, input } = prepared
  const money = input.money!
  const tally = state.money!
  let cash = money.openingCashMinor
  let lowest = Infinity
  for (let d = 0; d < dayCount; d += 1) {
    const sold = d - money.payoutDelayDays
    if (sold >= -state.trailingDays) {
      for (let m = 0; m < marketCount; m += 1) {
        const orders = state.dispatchedByDay[m * (state.trailingDays + dayCount) + state.trailingDays + sold]!
        cash += orders * (money.orderValueMinor[m]! - feeOf(money, m))
      }
    }
    cash -= costs.ads[d]! + costs.shipping[d]! + costs.labour[d]! + costs.refunds[d]! + tally.storageByDay[d]! + tally.suppliesByDay[d]! + (money.actionsMinorPerDay?.[d] ?? 0) + (money.actionGoodsMinorPerDay?.[d] ?? 0)
    if (cash < lowest) lowest = cash
  }
  return lowest
}
