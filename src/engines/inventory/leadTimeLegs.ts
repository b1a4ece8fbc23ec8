import type { Counts } from '#math/counts.ts'
import { fail, ok, type Result } from '#shared/result.ts'

import { addCounts, demandCounts } from './demandCounts.ts'
import { findProblem, findWeightProblem, type InputProblem } from './problems.ts'

/** The legs from order to stock, in their order. */
export const LEGS = ['production', 'firstLeg', 'customs', 'receiving'] as const
export type Leg = (typeof LEGS)[number]
export type TransportMode = 'sea' | 'rail' | 'air' | 'express'

/** Days that one leg of one lot took. */
export type LegObservation = { readonly supplierId: string; readonly mode: TransportMode; readonly leg: Leg; readonly days: number }

type Moments = { readonly mean: number; readonly sd: number }

/**
 * Priors in days where nothing has been observed: typical figures for small sellers shipping from China to the United States, to be replaced
 * by the shop's own as lots arrive. Production and receiving do not depend on the mode.
 */
const DEFAULT_PRIORS: Readonly<Record<TransportMode, Readonly<Record<Leg, Moments>>>> = {
  sea: { production: { mean: 14, sd: 5 }, firstLeg: { mean: 28, sd: 6 }, customs: { mean: 4, sd: 3 }, receiving: { mean: 4, sd: 2 } },
  rail: { production: { mean: 14, sd: 5 }, firstLeg: { mean: 20, sd: 5 }, customs: { mean: 4, sd: 3 }, receiving: { mean: 4, sd: 2 } },
  air: { production: { mean: 14, sd: 5 }, firstLeg: { mean: 7, sd: 2.5 }, customs: { mean: 2, sd: 1.5 }, receiving: { mean: 4, sd: 2 } },
  express: { production: { mean: 14, sd: 5 }, firstLeg: { mean: 4, sd: 1.5 }, customs: { mean: 1, sd: 1 }, receiving: { mean: 4, sd: 2 } },
}

/** The prior counts as this many observations, both of the default within a mode and of the mode within a supplier. */
export const PRIOR_SAMPLE_SIZE = 5

export type LegEstimate = {
  readonly leg: Leg
  readonly meanDays: number
  readonly sdDays: number
  /** Lots of this supplier and mode, and of the mode at all suppliers. */
  readonly observed: number
  readonly observedInMode: number
  /** Weight of the prior in observations. */
  readonly priorSampleSize: number
  readonly days: Counts
}

/** Distribution over whole days of the total, and the legs it is made of. */
export type LeadTimeEstimate = { readonly days: readonly number[]; readonly shares: readonly number[]; readonly legs: readonly LegEstimate[] }

/**
 * Lead time of one supplier and mode as a distribution of whole days, by adding up the legs named (taken as independent).
 *
 * Each leg's mean and variance are weighted averages of the supplier's lots and a prior, itself the mode's lots at other suppliers shrunk to
 * a documented default; the distance between the two means, and the uncertainty of the mean, are part of the variance. Source: conjugate
 * normal updating, Gelman et al. 2013, 3.3.
 */
export function estimateLeadTime(observations: readonly LegObservation[], supplierId: string, mode: TransportMode, legs: readonly Leg[] = LEGS): Result<LeadTimeEstimate, InputProblem> {
  for (const { days } of observations) {
    const problem = findProblem({ notNegative: { 'observations.days': days } })
    if (problem) return fail(problem)
    if (days > 1000) return fail({ code: 'tooLarge', field: 'observations.days', value: days })
  }
  const estimates = legs.map((leg) => estimateLeg(observations, supplierId, mode, leg))
  let total: Counts = { first: 0, shares: Float64Array.of(1) }
  for (const { days } of estimates) total = addCounts(total, days)
  const problem = findWeightProblem('observations', total.shares)
  if (problem) return fail(problem)
  const kept = [...total.shares].map((share, i) => ({ day: total.first + i, share })).filter(({ share }) => share > 1e-6)
  const sum = kept.reduce((acc, { share }) => acc + share, 0)
  return ok({ days: kept.map(({ day }) => day), shares: kept.map(({ share }) => share / sum), legs: estimates })
}

function estimateLeg(observations: readonly LegObservation[], supplierId: string, mode: TransportMode, leg: Leg): LegEstimate {
  // Production depends on the supplier only: goods for every mode are made alike.
  const inLeg = observations.filter((seen) => seen.leg === leg && (leg === 'production' || seen.mode === mode))
  const own = inLeg.filter((seen) => seen.supplierId === supplierId).map(({ days }) => days)
  const others = inLeg.filter((seen) => seen.supplierId !== supplierId).map(({ days }) => days)
  const prior = shrunk(others, DEFAULT_PRIORS[mode][leg])
  const { mean, sd } = shrunk(own, prior)
  const predictiveVariance = sd * sd * (1 + 1 / (PRIOR_SAMPLE_SIZE + own.length))
  return { leg, meanDays: mean, sdDays: Math.sqrt(predictiveVariance), observed: own.length, observedInMode: inLeg.length, priorSampleSize: PRIOR_SAMPLE_SIZE, days: demandCounts(mean, predictiveVariance) }
}

/** Mean and deviation after the observations, the prior weighing as `PRIOR_SAMPLE_SIZE` of them. */
function shrunk(days: readonly number[], prior: Moments): Moments {
  const count = days.length
  if (count === 0) return prior
  const average = days.reduce((sum, value) => sum + value, 0) / count
  const squares = days.reduce((sum, value) => sum + (value - average) * (value - average), 0)
  const weight = PRIOR_SAMPLE_SIZE + count
  const between = (PRIOR_SAMPLE_SIZE * count * (average - prior.mean) * (average - prior.mean)) / weight
  return { mean: (PRIOR_SAMPLE_SIZE * prior.mean + count * average) / weight, sd: Math.sqrt((PRIOR_SAMPLE_SIZE * prior.sd * prior.sd + squares + between) / weight) }
}
