import { dailySpike, smallestDailyCapacity } from '#engines/simulate/dailySpike.ts'

import { numberOption, parseArguments, UsageError, type Command } from './arguments.ts'

const OPTIONS = ['base', 'multipliers', 'capacity', 'sla-days', 'days', 'order-handling-capacity', 'limit']

/** The deterministic daily what-if; see dailySpike.ts. */
export const spike: Command = {
  usage: 'spike --base B --multipliers 10,5,2.5 [--capacity C] [--sla-days 2] [--days 45] [--order-handling-capacity N|capacity] [--limit 0.04]',
  async run(args) {
    const { options, positional } = parseArguments(args, OPTIONS)
    if (positional.length > 0) throw new UsageError(`unexpected ${positional.join(' ')}`)
    for (const name of ['base', 'multipliers']) if (!options.has(name)) throw new UsageError(`--${name} is required`)
    const multipliers = options.get('multipliers')!.split(',').map((text) => ({ text, value: Number(text) }))
    const wrong = multipliers.find(({ text, value }) => text.trim() === '' || !Number.isFinite(value) || value < 0)
    if (wrong) throw new UsageError(`--multipliers ${wrong.text}: expected numbers of at least 0, separated by commas`)
    const question = {
      baseOrdersPerDay: numberOption(options, 'base', 0, { min: 0, max: 1e7 }),
      multipliers: multipliers.map(({ value }) => value),
      slaDays: numberOption(options, 'sla-days', 2, { integer: true, min: 0, max: 60 }),
      days: numberOption(options, 'days', 45, { integer: true, min: 1, max: 3650 }),
    }
    const isTriedCapacity = options.get('order-handling-capacity') === 'capacity'
    const handling = isTriedCapacity ? 'capacity' : options.has('order-handling-capacity') ? numberOption(options, 'order-handling-capacity', 0, { integer: true, min: 0 }) : null
    const limitShare = numberOption(options, 'limit', 0.04, { min: 0, max: 1 })
    const isSearched = !options.has('capacity')
    const capacity = isSearched
      ? smallestDailyCapacity(question, { limitShare, orderHandlingCapacity: handling })
      : numberOption(options, 'capacity', 0, { min: 0, max: 1e9 })
    const result = dailySpike({ ...question, capacityParcelsPerDay: capacity, orderHandlingCapacity: handling === 'capacity' ? capacity : handling })
    process.stdout.write(`${JSON.stringify({
      peakBacklog: result.peakBacklog, daysToClear: result.daysToClear, lateOrders: result.lateOrders, ldrByDay: result.ldrByDay,
      ldrPeak: result.ldrPeak, ldrPeakDay: result.ldrPeakDay, backlogByDay: result.backlogByDay, ...(isSearched ? { minCapacity: capacity } : {}),
    })}\n`)
    return 0
  },
}
