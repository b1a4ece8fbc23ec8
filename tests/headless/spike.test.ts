import { afterEach, expect, it, vi } from 'vitest'

import { UsageError } from '#headless/arguments.ts'
import { bench } from '#headless/bench.ts'
import { spike } from '#headless/spike.ts'

afterEach(() => vi.restoreAllMocks())

async function printed(args: string): Promise<Record<string, unknown>> {
  let text = ''
  vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
    text += String(chunk)
    return true
  })
  expect(await spike.run(args.split(' '))).toBe(0)
  vi.restoreAllMocks()
  return JSON.parse(text) as Record<string, unknown>
}

const reference = '--base 200 --multipliers 10,5,2.5,1.6,1.2'

it('prints the reference case of 500 a day with the fields of the contract', async () => {
  const result = await printed(`${reference} --capacity 500`)
  expect(Object.keys(result)).toEqual(['peakBacklog', 'daysToClear', 'lateOrders', 'ldrByDay', 'ldrPeak', 'ldrPeakDay', 'backlogByDay'])
  expect(result).toMatchObject({ peakBacklog: 2000, daysToClear: 11, lateOrders: 2760, ldrPeakDay: 8 })
  expect(result['ldrByDay']).toHaveLength(45)
  expect((result['ldrByDay'] as number[])[8]).toBeCloseTo(0.788571, 6)
})

it('searches the smallest capacity when none is given: it keeps the limit, one less does not, and a higher limit needs no more', async () => {
  const strict = await printed(reference)
  expect(strict['ldrPeak']).toBeLessThanOrEqual(0.04)
  const less = await printed(`${reference} --capacity ${Number(strict['minCapacity']) - 1}`)
  expect(less['ldrPeak']).toBeGreaterThan(0.04)
  const loose = await printed(`${reference} --limit 0.1`)
  expect(loose['minCapacity']).toBeLessThan(strict['minCapacity'] as number)
  const handled = await printed(`${reference} --limit 0.1 --order-handling-capacity capacity`)
  expect(handled['minCapacity']).toBeLessThan(loose['minCapacity'] as number)
}, 30000)

it('refuses wrong arguments', async () => {
  for (const args of ['--multipliers 2', '--base 10', '--base x --multipliers 2', '--base 10 --multipliers 2,,3', '--base 10 --multipliers 2 --days 0', `${reference} --what 3`]) {
    await expect(spike.run(args.split(' '))).rejects.toThrow(UsageError)
  }
  await expect(bench.run(['nothing-of-that-name'])).rejects.toThrow(UsageError)
})
