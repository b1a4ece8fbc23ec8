import { sha256Hex } from '#shared/sha256.ts'
import type { ReadPlan } from './read.ts'
import { MAX_PARENTS } from './types.ts'

/**
 * What a shared revision is called among ancestors: the identity of its content, or, where one of its ancestors had that content already,
 * a hash of the content and the ancestors. A plan that was changed back, or merged with nothing taken in, is a later revision all the same.
 */
export async function revisionId(identity: string, parents: readonly string[]): Promise<string> {
  return parents.includes(identity) ? sha256Hex([identity, ...parents].join('\n')) : identity
}

/** The revision that a file holds, then its ancestors, nearest first. */
export async function lineOf({ identity, header }: Pick<ReadPlan, 'identity' | 'header'>): Promise<readonly [string, ...string[]]> {
  return [await revisionId(identity, header.parents), ...header.parents]
}

/** The ancestors that a header may name, of those of several lines: none before one that descends from it, so that the nearest stay. */
export function parentsOf(lines: readonly (readonly string[])[]): readonly string[] {
  return nearestFirst(lines).slice(0, MAX_PARENTS)
}

/**
 * Several lines of descent, each nearest first, as one that keeps the order of each; where that leaves a choice, the lines
 * take turns, so that a long one does not push the others out.
 * Source: C3 linearisation (Barrett and others, A Monotonic Superclass Linearization for Dylan, 1996), but lines that contradict each other do not fail.
 */
export function nearestFirst(lines: readonly (readonly string[])[]): readonly string[] {
  const open = lines.map((line) => [...new Set(line)].reverse())
  const behind = new Map<string, number>()
  const count = (id: string, by: number) => behind.set(id, (behind.get(id) ?? 0) + by)
  for (const line of open) for (const id of line.slice(0, -1)) count(id, 1)
  const order = new Set<string>()
  for (let turn = 0; ; ) {
    const waiting = [...open.slice(turn), ...open.slice(0, turn)].filter((line) => line.length > 0)
    const chosen = waiting.find((line) => !behind.get(line.at(-1)!)) ?? waiting[0]
    if (!chosen) return [...order]
    order.add(chosen.at(-1)!)
    turn = open.indexOf(chosen) + 1
    for (const line of open) {
      while (line.length > 0 && order.has(line.at(-1)!)) {
        line.pop()
        if (line.length > 0) count(line.at(-1)!, -1)
      }
    }
  }
}
