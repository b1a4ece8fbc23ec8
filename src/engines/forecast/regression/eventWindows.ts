import { log } from '#math/elementary.ts'

import { lostSales } from '../lostSales.ts'
import type { Driver, ForecastSeries } from '../types.ts'

/** A date that changes sales (11.11, Black Friday, Ramadan...), each year it falls in the series or the plan. `period` is an index into the series. */
export type WindowEvent = { readonly name: string; readonly period: number; readonly leadPeriods: number; readonly lagPeriods: number }

/** What is believed of the log effect of a flag before a series has spoken. */
export type Belief = { readonly logEffect: number; readonly sd: number }

/** Relative variance of a day's sales beyond chance. */
const DAY_VARIANCE = 0.05
const LEAST_SD = 0.1

/** One flag per event name and part of its window (before, on, after the day), the same for all years. Shape of values: [length]. */
export function windowDrivers(events: readonly WindowEvent[], length: number): Driver[] {
  const byName = new Map<string, Float64Array>()
  const mark = (name: string, t: number): void => {
    if (t < 0 || t >= length) return
    let flags = byName.get(name)
    if (!flags) byName.set(name, (flags = new Float64Array(length)))
    flags[t] = 1
  }
  for (const { name, period, leadPeriods, lagPeriods } of events) {
    for (let k = -leadPeriods; k <= lagPeriods; k += 1) mark(`${name} ${k < 0 ? 'before' : k > 0 ? 'after' : 'day'}`, period + k)
  }
  return Array.from(byName, ([name, values]) => ({ name, kind: 'flag', values }))
}

/**
 * The flags of every series with what all of them together say of their effects: series that sold little in a window lean on the others.
 *
 * Measured: log of sales in the window over what the weeks around would have sold. Shrunk by empirical Bayes (DerSimonian and Laird 1986): of
 * a series that has not seen the window the belief is the mean of all, as wide as they differ. `flags[i]` belong to `series[i]`, names shared.
 */
export function shareEffects(series: readonly ForecastSeries[], flags: readonly (readonly Driver[])[]): Driver[][] {
  const names = new Set(flags.flatMap((list) => list.map(({ name }) => name)))
  const beliefs = new Map<string, readonly (Belief | null)[]>()
  for (const name of names) {
    beliefs.set(name, pooled(series.map((one, i) => {
      const flag = flags[i]!.find((driver) => driver.name === name)
      return flag ? measured(one, flag) : null
    })))
  }
  return flags.map((list, i) => list.map((driver) => {
    const belief = beliefs.get(driver.name)?.[i]
    return belief ? { ...driver, belief } : driver
  }))
}

type Measured = { readonly logEffect: number; readonly variance: number }

function measured(series: ForecastSeries, flag: Driver): Measured | null {
  const isIn = (t: number): boolean => flag.values[t] === 1
  const expectedByPeriod = lostSales({ values: series.values.map((value, t) => (isIn(t) ? NaN : value)), season: series.season })
  let actual = 0
  let expected = 0
  let periods = 0
  for (let t = 0; t < series.values.length; t += 1) {
    if (!isIn(t) || !Number.isFinite(series.values[t]!)) continue
    actual += Math.max(0, series.values[t]!)
    expected += expectedByPeriod[t]!
    periods += 1
  }
  if (periods === 0 || !(expected > 0)) return null
  return { logEffect: log((actual + 0.5) / (expected + 0.5)), variance: 1 / (actual + 0.5) + 1 / (expected + 0.5) + DAY_VARIANCE / periods }
}

/** Mean of all and how much they differ, then each drawn to the mean by how uncertain it is; null when none was measured. */
function pooled(effects: readonly (Measured | null)[]): (Belief | null)[] {
  const known = effects.filter((one) => one !== null)
  if (known.length === 0) return effects.map(() => null)
  const sum = (of: (one: Measured) => number): number => known.reduce((total, one) => total + of(one), 0)
  const weights = sum(({ variance }) => 1 / variance)
  const fixed = sum(({ logEffect, variance }) => logEffect / variance) / weights
  const spread = sum(({ logEffect, variance }) => ((logEffect - fixed) * (logEffect - fixed)) / variance)
  const scale = weights - sum(({ variance }) => 1 / (variance * variance)) / weights
  const between = scale > 0 ? Math.max(0, (spread - known.length + 1) / scale) : 0
  const total = sum(({ variance }) => 1 / (variance + between))
  const mean = sum(({ logEffect, variance }) => logEffect / (variance + between)) / total
  return effects.map((one) => {
    // The belief is on what others say: a series' own days speak through its fit.
    const share = one ? 1 / (one.variance + between) / total : 0
    const others = one && share < 1 ? (mean - share * one.logEffect) / (1 - share) : mean
    const remaining = total * (1 - share)
    return { logEffect: others, sd: Math.max(LEAST_SD, Math.sqrt(between + (remaining > 0 ? 1 / remaining : 1))) }
  })
}
