import { aliasOutcome, buildAlias, type AliasTable } from '#math/alias.ts'
import { nextUint32, type Stream } from '#math/rng.ts'

/** A choice among outcomes: by alias table when random; by the outcome furthest behind its share when deterministic. */
export type Discrete = { readonly outcomes: Int32Array; readonly shares: Float64Array; readonly alias: AliasTable; readonly creditOffset: number }

/** Builds choices and hands out room for their credits. Outcomes of share 0 are left out. */
export class DiscreteBuilder {
  creditCount = 0

  build(outcomes: readonly number[], shares: readonly number[]): Discrete {
    const kept = outcomes.map((outcome, i) => ({ outcome, share: shares[i] ?? 0 })).filter(({ share }) => share > 0)
    const total = kept.reduce((sum, { share }) => sum + share, 0)
    const normalised = Float64Array.from(kept, ({ share }) => share / total)
    const creditOffset = this.creditCount
    this.creditCount += kept.length
    const kinds = Int32Array.from(kept, ({ outcome }) => outcome)
    return { outcomes: kinds, shares: normalised, alias: buildAlias(normalised, kinds), creditOffset }
  }
}

/** One draw, or none where there is nothing to choose. */
export function drawOutcome(discrete: Discrete, stream: Stream): number {
  if (discrete.outcomes.length === 1) return discrete.outcomes[0]!
  return aliasOutcome(discrete.alias, nextUint32(stream))
}

/** Each outcome earns its share, the richest is chosen and pays 1: after n choices no outcome is a whole one behind its share of n for long. */
export function nextOutcome(discrete: Discrete, credits: Float64Array): number {
  const { shares, outcomes, creditOffset } = discrete
  let best = 0
  let most = -Infinity
  for (let i = 0; i < shares.length; i += 1) {
    const credit = credits[creditOffset + i]! + shares[i]!
    credits[creditOffset + i] = credit
    if (credit > most + 1e-9) {
      most = credit
      best = i
    }
  }
  credits[creditOffset + best]! -= 1
  return outcomes[best]!
}
