/** Why an input cannot be worked with: which field, and its value. */
export type InputProblem = { readonly code: 'notFinite' | 'notPositive' | 'negative' | 'notShare' | 'emptyDistribution' | 'tooLarge'; readonly field: string; readonly value: number }

/** Values beyond this or under its inverse leave the range in which products of several of them can be told from 0 and Infinity. */
const LARGEST = 1e60

type Fields = Readonly<Record<string, number>>

/** The first field that breaks its rule (above 0, from 1e-60 on; 0 or more; strictly between 0 and 1), or null when all hold. */
export function findProblem(rules: { readonly positive?: Fields; readonly notNegative?: Fields; readonly openShare?: Fields }): InputProblem | null {
  for (const fields of [rules.positive, rules.notNegative, rules.openShare]) {
    for (const [field, value] of Object.entries(fields ?? {})) {
      if (!Number.isFinite(value)) return { code: 'notFinite', field, value }
      if (Math.abs(value) > LARGEST) return { code: 'tooLarge', field, value }
    }
  }
  for (const [field, value] of Object.entries(rules.positive ?? {})) if (value < 1 / LARGEST) return { code: 'notPositive', field, value }
  for (const [field, value] of Object.entries(rules.notNegative ?? {})) if (value < 0) return { code: 'negative', field, value }
  for (const [field, value] of Object.entries(rules.openShare ?? {})) if (value <= 0 || value >= 1) return { code: 'notShare', field, value }
  return null
}

/** A problem of weights that should be finite, 0 or more, with a positive sum; null when they are. */
export function findWeightProblem(field: string, weights: ArrayLike<number>): InputProblem | null {
  let sum = 0
  for (let i = 0; i < weights.length; i += 1) {
    const value = weights[i]!
    if (!Number.isFinite(value)) return { code: 'notFinite', field, value }
    if (value < 0) return { code: 'negative', field, value }
    sum += value
  }
  if (!Number.isFinite(sum)) return { code: 'notFinite', field, value: sum }
  return sum > 0 ? null : { code: 'emptyDistribution', field, value: sum }
}
