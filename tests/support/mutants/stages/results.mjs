import * as by from '../killers.mjs'

const money = `${by.KERNEL}/money.ts`
const kpis = `${by.KERNEL}/kpis.ts`
const dayEnd = `${by.KERNEL}/dayEnd.ts`
const tally = `${by.KERNEL}/tally.ts`
const combine = `${by.KERNEL}/combineShards.ts`

/** What is read at the end: money, series, KPIs, and how replications are put together. */
export const RESULTS = [
  { id: 'surcharge-on-all', stage: 'money', file: money, find: 'Math.max(0, parcels - step.fromParcelsPerDay)', replace: 'Math.max(0, parcels - 0 * step.fromParcelsPerDay)', ...by.CLERK,
    why: 'A surcharge is paid on every parcel instead of those beyond its step.' },
  { id: 'payout-a-day-late', stage: 'money', file: money, find: 'd - money.payoutDelayDays', replace: 'd - money.payoutDelayDays - 1', ...by.CLERK,
    why: 'The platform pays out a day late.' },
  { id: 'refund-without-claim', stage: 'money', file: money, find: '(1 - money.claimPaidShare)', replace: '(1 - 0 * money.claimPaidShare)', ...by.REFUNDS,
    why: 'Claims against carriers give nothing back.' },
  { id: 'storage-rate-ignored', stage: 'money', file: money, find: 'money.storageByDay[day]! += units * rates[w]!', replace: 'money.storageByDay[day]! += units', ...by.STORAGE,
    why: 'Storage costs one minor unit a day instead of its rate.' },
  { id: 'supplier-paid-at-once', stage: 'money', file: money, find: 'const due = day + prepared.input.money!.supplierPaymentDays', replace: 'const due = day + 0 * prepared.input.money!.supplierPaymentDays', ...by.SUPPLIERS,
    why: 'Suppliers are paid on the day of the order.' },
  { id: 'opening-dispatches-earn', stage: 'money', file: money, find: '(d === 0 ? state.openingToday[m]! : 0)', replace: '(d < 0 ? state.openingToday[m]! : 0)', ...by.BEFORE_START,
    why: 'Orders dispatched before the start are revenue of the run.' },
  { id: 'ad-spend-not-throttled', stage: 'money', file: `${by.KERNEL}/arrivals.ts`, find: 'extraOrders.spend[h]! * eventKept', replace: 'extraOrders.spend[h]! * Math.ceil(eventKept)', ...by.THROTTLED_ADS,
    why: 'Spend goes on while a throttle holds the ads back.' },
  { id: 'counts-of-equal-values-lost', stage: 'series', file: tally, find: 'if (size > 0 && distinct[size - 1] === value) times[size - 1]! += 1', replace: 'if (size > 0 && distinct[size - 1] === value) times[size - 1] = 1', ...by.MERGED,
    why: 'Equal values of a day are counted once.' },
  { id: 'merged-counts-lost', stage: 'series', file: tally, find: 'counts[at] = (own >= added ? counts[i]! : 0)', replace: 'counts[at] = (own > added ? counts[i]! : 0)', ...by.MERGED,
    why: 'Merging two histograms forgets the counts of values in both.' },
  { id: 'replications-as-they-came', stage: 'series', file: `${by.KERNEL}/simulateShard.ts`, find: 'accumulator.replications[a]! - accumulator.replications[b]!', replace: 'a - b', ...by.MERGED,
    why: 'Results stand in the order in which workers finished.' },
  { id: 'slack-an-hour-good', stage: 'series', file: dayEnd, find: 'finishHour(state, prepared, w, h, newest) - cohorts.deadline[newest]!', replace: 'finishHour(state, prepared, w, h, newest) - cohorts.deadline[newest]! - 1', ...by.SLACK,
    why: 'The slack shown is an hour too good.' },
  { id: 'backlog-of-other-warehouse', stage: 'series', file: dayEnd, find: 'series[(6 + warehouseCount + w) * dayCount + day] = state.undispatched[w]!', replace: 'series[(6 + warehouseCount + w) * dayCount + day] = state.undispatched[warehouseCount - 1 - w]!', ...by.BY_PLACE,
    why: 'The backlog shown for a warehouse is that of another.' },
  { id: 'stock-of-last-warehouse-shown', stage: 'series', file: dayEnd, find: 'units += state.onHand[w * skuCount + s]!', replace: 'units = state.onHand[w * skuCount + s]!', ...by.BY_PLACE,
    why: 'Stock shown is that of the last warehouse instead of all.' },
  { id: 'last-maximum', stage: 'kpis', file: kpis, find: 'if (values[d]! > values[best]!) best = d', replace: 'if (values[d]! >= values[best]!) best = d', ...by.REFERENCE_KPIS,
    why: 'The day of the largest backlog is the last of equals.' },
  { id: 'spike-day-not-counted', stage: 'kpis', file: kpis, find: 'return d - spikeDay + 1', replace: 'return d - spikeDay', ...by.REFERENCE_KPIS,
    why: 'Days to clear leave out the spike day.' },
  { id: 'margin-of-oversold-forgotten', stage: 'kpis', file: kpis, find: 'state.totals[LOST]! + state.totals[OVERSOLD]! + state.totals[CANCELLED]!', replace: 'state.totals[LOST]! + state.totals[CANCELLED]!', ...by.MARGIN,
    why: 'The margin of oversold orders is not counted as lost.' },
  { id: 'what-did-not-happen-counted', stage: 'kpis', file: `${by.KERNEL}/summariseShard.ts`, find: "values.filter((value) => value !== -1)", replace: "values.filter((value) => value !== -2)", ...by.BREAKS_FIRST,
    why: 'Replications in which something did not happen count as day -1.' },
  { id: 'shards-in-given-order', stage: 'combine', file: combine, find: '.sort((a, b) => a.replication - b.replication)', replace: '.sort(() => 0)', ...by.CUT_AND_JOINED,
    why: 'Joined shards keep the order in which they came.' },
  { id: 'pairs-not-added', stage: 'combine', file: combine, find: '(counts.get(value) ?? 0) + count', replace: '0 * (counts.get(value) ?? 0) + count', ...by.CUT_AND_JOINED,
    why: 'Values seen in two shards are counted from one of them.' },
  { id: 'replication-twice', stage: 'combine', file: combine, find: 'i === 0 || row.replication !== rows[i - 1]!.replication', replace: 'i >= 0 || row.replication !== rows[i - 1]!.replication', ...by.CUT_AND_JOINED,
    why: 'A replication that occurs in two shards is counted twice.' },
]
