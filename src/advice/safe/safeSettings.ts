import type { Scenario } from '#domain/scenario.ts'

import { searchAdSpend, type AdSpendAnswers } from './adSpend.ts'
import { searchOrderHandlingCapacity, type NoAnswer, type OrderHandlingCapacityAnswer } from './orderHandlingCapacity.ts'
import { searchPrebuild, type PrebuildAnswer } from './prebuild.ts'
import type { SafeOptions } from './safeAnswer.ts'

export type SafeSettings = { readonly orderHandlingCapacity: OrderHandlingCapacityAnswer | NoAnswer; readonly adSpend: AdSpendAnswers; readonly prebuild: PrebuildAnswer }

/** What to type in, what may be spent, what to build up: each with the rest of the scenario as it is. */
export async function searchSafeSettings(options: SafeOptions, scenario: Scenario, firstDay: string): Promise<SafeSettings> {
  const orderHandlingCapacity = await searchOrderHandlingCapacity(options)
  const adSpend = await searchAdSpend(options, scenario, firstDay)
  return { orderHandlingCapacity, adSpend, prebuild: await searchPrebuild(options) }
}
