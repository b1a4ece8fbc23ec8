import { DEMAND } from './stages/demand.mjs'
import { PARCELS } from './stages/parcels.mjs'
import { PLATFORM } from './stages/platform.mjs'
import { RESULTS } from './stages/results.mjs'
import { SCENARIO } from './stages/scenario.mjs'
import { STOCK } from './stages/stock.mjs'

/** Stages of the kernel; each has mutants. */
export const STAGES = [
  'arrivals', 'baskets', 'receiving', 'reorder', 'transfers', 'packing', 'pickup', 'cancellation', 'spill', 'account', 'transit', 'control', 'care',
  'disruptions', 'extraOrders', 'events', 'drawn', 'money', 'series', 'kpis', 'combine',
]

/**
 * Small faults of the kernel, each with the test that must notice it. `find` occurs once in `file` and is put in place by `replace`;
 * `testName` is a part of the test's name.
 */
export const MUTANTS = [...DEMAND, ...STOCK, ...PARCELS, ...PLATFORM, ...SCENARIO, ...RESULTS]
