import { searchAdSpend } from '#advice/safe/adSpend.ts'
import { searchOrderHandlingCapacity } from '#advice/safe/orderHandlingCapacity.ts'
import { searchPrebuild } from '#advice/safe/prebuild.ts'
import type { SafeOptions } from '#advice/safe/safeAnswer.ts'
import type { Scenario } from '#domain/scenario.ts'

/** Settings that are searched for one at a time. */
export const SAFE_NAMES = ['orderHandlingCapacity', 'adSpend', 'prebuild'] as const
export type SafeName = (typeof SAFE_NAMES)[number]

export function isSafeName(name: string | undefined): name is SafeName {
  return SAFE_NAMES.some((one) => one === name)
}

/** The number for Order Handling Capacity, the most that may be spent on ads, or the stock to build up, under its own name. */
export async function safeAnswers(name: SafeName, options: SafeOptions, scenario: Scenario, firstDay: string) {
  switch (name) {
    case 'orderHandlingCapacity':
      return { orderHandlingCapacity: await searchOrderHandlingCapacity(options) }
    case 'adSpend':
      return { adSpend: await searchAdSpend(options, scenario, firstDay) }
    case 'prebuild':
      return { prebuild: await searchPrebuild(options) }
  }
}
