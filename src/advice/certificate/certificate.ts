import type { PlanDocument } from '#domain/plan.ts'
import type { GateWishes, Scenario } from '#domain/scenario.ts'
import { ENGINE_VERSION } from '#domain/version.ts'
import type { ReplicationKpis } from '#engines/simulate/replicationKpis.ts'
import { KPI_NAMES, type KpiName, type SimulationInput } from '#engines/simulate/types.ts'
import { betaQuantile } from '#math/betaDistribution.ts'
import { canonicalJson, roundSignificant, type Json } from '#shared/canonicalJson.ts'
import { sha256Hex } from '#shared/sha256.ts'

import { inputHashOf } from '../stress.ts'

export const WISH_NAMES = ['ldrShare', 'cancelledShare', 'stockOutShare', 'lossMinor', 'lowestCashMinor'] as const satisfies readonly (keyof GateWishes)[]
export type WishName = (typeof WISH_NAMES)[number]

/** One gate of the seller's own. `pass`: that it breaks in at most the tolerated share is shown; `fail`: that it breaks in more; `open`: neither; `unknown`: money that the plan does not know. */
export type CertifiedGate = {
  readonly name: WishName
  readonly limit: number
  readonly brokenReplications: number
  /** One-sided 95 % bounds on the chance of breaking (Clopper-Pearson). */
  readonly lowerBound: number
  readonly upperBound: number
  readonly verdict: 'pass' | 'fail' | 'open' | 'unknown'
}
/** What was tried, on what, with which result; no language, no time, no name in it, so that a run elsewhere gives the same hash. */
export type Certificate = {
  readonly engineVersion: string
  readonly inputHash: string
  readonly seed: number
  readonly replications: number
  readonly toleranceShare: number
  readonly confidence: number
  readonly gates: readonly CertifiedGate[]
  readonly verdict: 'pass' | 'fail' | 'open'
}
export type SealedCertificate = Certificate & { readonly certificateHash: string }

const CONFIDENCE = 0.95

/** What is asked where the seller has said nothing: the platform's enforcement line, its usual cancellations, no loss, no debt; cash only where it is known. */
export function wishesOf({ gates }: Scenario, { markets, settings }: PlanDocument): GateWishes {
  return gates ?? {
    ldrShare: markets.length === 0 ? 0.1 : Math.min(...markets.map(({ ldrEnforcementShare }) => ldrEnforcementShare)), cancelledShare: 0.025, stockOutShare: 0.02, lossMinor: 0,
    lowestCashMinor: settings.money?.openingCashMinor == null ? null : 0,
  }
}

/** One-sided Clopper-Pearson bounds for `broken` of `count`; none broken of 200 shows less than 1.49 % at 95 %. */
export function exactBounds(broken: number, count: number, confidence = CONFIDENCE): readonly [number, number] {
  const lower = broken === 0 ? 0 : betaQuantile(1 - confidence, broken, count - broken + 1)
  const upper = broken >= count ? 1 : betaQuantile(confidence, broken + 1, count - broken)
  return [roundSignificant(lower), roundSignificant(upper)]
}

/** Judges a run against the seller's gates. Shapes: `kpis` of replications 0 to count - 1 of `input` at `seed`. */
export async function certify(input: SimulationInput, seed: number, toleranceShare: number, wishes: GateWishes, kpis: ReplicationKpis): Promise<SealedCertificate> {
  const gates = WISH_NAMES.flatMap((name): CertifiedGate[] => {
    const limit = wishes[name]
    if (limit === null) return []
    const isMoney = name === 'lossMinor' || name === 'lowestCashMinor'
    if (isMoney && !input.money) return [{ name, limit, brokenReplications: 0, lowerBound: 0, upperBound: 1, verdict: 'unknown' }]
    let broken = 0
    for (let i = 0; i < kpis.count; i += 1) if (isBroken(name, limit, (kpi) => kpis.kpis[i * KPI_NAMES.length + KPI_NAMES.indexOf(kpi)]!)) broken += 1
    const [lowerBound, upperBound] = exactBounds(broken, kpis.count)
    return [{ name, limit, brokenReplications: broken, lowerBound, upperBound, verdict: upperBound <= toleranceShare ? 'pass' : lowerBound > toleranceShare ? 'fail' : 'open' }]
  })
  const certificate: Certificate = {
    engineVersion: ENGINE_VERSION, inputHash: await inputHashOf(input), seed, replications: kpis.count, toleranceShare, confidence: CONFIDENCE, gates,
    verdict: gates.some(({ verdict }) => verdict === 'fail') ? 'fail' : gates.length > 0 && gates.every(({ verdict }) => verdict === 'pass') ? 'pass' : 'open',
  }
  return { ...certificate, certificateHash: await sha256Hex(canonicalJson(certificate as unknown as Json)) }
}

function isBroken(name: WishName, limit: number, of: (kpi: KpiName) => number): boolean {
  const arrived = of('arrivedOrders')
  switch (name) {
    case 'ldrShare':
      return of('ldrPeakBasisPoints') > limit * 10_000
    case 'cancelledShare':
      return of('cancelledOrders') + of('oversoldOrders') > limit * arrived
    case 'stockOutShare':
      return of('lostOrders') + of('oversoldOrders') > limit * arrived
    case 'lossMinor':
      return -of('profitMinor') > limit
    case 'lowestCashMinor':
      return of('lowestCashMinor') < limit
  }
}
