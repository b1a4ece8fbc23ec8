import { readFileSync } from 'node:fs'

/** One series with what R's `forecast` 8.20 says of it. */
export type Reference = {
  readonly id: string
  readonly m: number
  readonly h: number
  readonly y: readonly number[]
  readonly method: string
  readonly components: readonly [string, string, string, string]
  readonly par: Readonly<Record<string, number>>
  readonly initState: number | readonly number[]
  readonly lastState: number | readonly number[]
  readonly loglik: number
  readonly aicc: number
  readonly sigma2: number
  readonly mean: readonly number[]
  readonly lower80: readonly number[]
  readonly upper80: readonly number[]
  readonly theta: readonly number[]
}

export const references = JSON.parse(readFileSync(new URL('../../fixtures/forecast/r-reference-ours.json', import.meta.url), 'utf8')) as readonly Reference[]
