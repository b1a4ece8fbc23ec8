import { expect, it } from 'vitest'

import { prepareSimulation } from '#engines/simulate/prepare.ts'
import { simulateShard } from '#engines/simulate/simulateShard.ts'
import type { MarketInput, SimulationInput } from '#engines/simulate/types.ts'

import { dailySpikeInput } from '#engines/simulate/dailySpike.ts'

/** The daily spike with a second market in front that sells nothing: the rate shown must be that of the market that sells. */
function withQuietMarket(input: SimulationInput, isFirst: boolean): SimulationInput {
  const busy = input.markets[0]!
  const quiet: MarketInput = { ...busy, id: 'quiet', meanOrdersPerDay: busy.meanOrdersPerDay.map(() => 0) }
  return { ...input, markets: isFirst ? [quiet, busy] : [busy, quiet] }
}

it('the late dispatch rate of a day is the worst market’s, whichever comes first', () => {
  const alone = dailySpikeInput({ baseOrdersPerDay: 200, multipliers: [10, 5, 2.5, 1.6, 1.2], capacityParcelsPerDay: 500, slaDays: 2, days: 20, orderHandlingCapacity: null })
  const rates = (input: SimulationInput) => simulateShard(prepareSimulation(input), 1, 0, 1).histograms['ldrBasisPoints']
  const expected = rates(alone)
  expect(expected!.some(([pair]) => pair![0] === 7886)).toBe(true)
  expect(rates(withQuietMarket(alone, true))).toEqual(expected)
  expect(rates(withQuietMarket(alone, false))).toEqual(expected)
})

it('dispatches of the day in which the run starts count in its window until they leave it', () => {
  const input = dailySpikeInput({ baseOrdersPerDay: 0, multipliers: [], capacityParcelsPerDay: 10, slaDays: 2, days: 5, orderHandlingCapacity: null })
  const shard = simulateShard(prepareSimulation({ ...input, opening: { waiting: [], trailing: [{ market: 0, day: 0, dispatched: 10, late: 4 }] } }), 1, 0, 1)
  expect(shard.histograms['ldrBasisPoints']!.map(([pair]) => pair![0])).toEqual([4000, 4000, 4000, 4000, 4000, 4000, 4000, -1, -1, -1, -1, -1])
})
