import type { DemandClass } from './types.ts'
import { combination, etsAndTheta } from './methods/combination.ts'
import { complexSmoothing } from './methods/complexSmoothing.ts'
import { ets } from './methods/ets.ts'
import { adida, sba, tsb } from './methods/intermittent.ts'
import type { Method } from './methods/method.ts'
import { dynamicTheta, optimisedTheta } from './methods/optimisedTheta.ts'
import { regression } from './methods/regression.ts'
import { historicMean, seasonalNaive } from './methods/seasonalNaive.ts'
import { ses } from './methods/ses.ts'
import { theta } from './methods/theta.ts'

/** Every method by name. Adding one: write its file, add a line here, and a class that tries it below. */
export const METHODS: Readonly<Record<string, Method>> = Object.fromEntries([
  seasonalNaive, historicMean, ses, theta, optimisedTheta, dynamicTheta, complexSmoothing, ets, etsAndTheta, combination, regression, tsb, sba, adida,
].map((method) => [method.name, method]))

/** Methods tried per class, the favourite first: another must beat it clearly in the backtest. */
export const CANDIDATES: Readonly<Record<DemandClass, readonly Method[]>> = {
  smooth: [combination, seasonalNaive],
  erratic: [combination, seasonalNaive],
  intermittent: [combination, ses, tsb, adida, sba],
  lumpy: [combination, ses, tsb, adida, sba],
  empty: [historicMean],
}

/** The same in a fiftieth of the time: for lists, and wherever a first answer is wanted at once. */
export const INSTANT_CANDIDATES: Readonly<Record<DemandClass, readonly Method[]>> = {
  smooth: [theta, seasonalNaive, historicMean],
  erratic: [theta, seasonalNaive, historicMean],
  intermittent: [ses, tsb, adida, sba],
  lumpy: [ses, tsb, adida, sba],
  empty: [historicMean],
}
