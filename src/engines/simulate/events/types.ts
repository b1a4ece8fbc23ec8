import type { Stream } from '#math/rng.ts'

/** Where an event acts: the hourly demand factors of one market, [class][hour] laid end to end, multiplied in place. */
export type FactorTarget = { readonly factors: Float64Array; readonly hourCount: number }

/**
 * A kind of event. `apply` multiplies the factors of its classes; it draws from its own stream only, so that no other source of chance moves
 * when an event changes. `stream` is null in deterministic mode: ranges stand at their middle and the excess is weighted by the probability.
 */
export type EventDefinition<E> = {
  apply(event: E, stream: Stream | null, targets: readonly FactorTarget[]): void
  /** Hour from which demand is raised, known after `apply` ran on the same stream state; -1 = did not happen, or changes nothing. */
  firstHour(event: E, stream: Stream | null): number
}
