import fc from 'fast-check'
import { expect, it } from 'vitest'

import { recognise } from '#importers/recognise/recognise.ts'

import { headerSamples } from './headers.ts'

const headOf = (headers: readonly string[]) => [{ row: 1, cells: headers }, { row: 2, cells: headers.map(() => '') }]

it.each(headerSamples)('%s, and nothing else: %s', (kind, _, headers) => {
  const found = recognise(headOf(headers), {}, null)
  expect({ kind: found?.source.kind, missing: found?.missing, row: found?.headerRow }).toEqual({ kind, missing: [], row: 1 })
  expect(found!.confidence).toBeGreaterThanOrEqual(0.7)
})

it.each(headerSamples)('%s whatever the order of its columns: %s', (kind, _, headers) => {
  const mapping = (names: readonly string[]) => {
    const found = recognise(headOf(names), {}, null)!
    return [...found.fieldColumns].map(([field, column]) => `${field}=${found.headers[column]}`).sort()
  }
  const expected = mapping(headers)
  fc.assert(fc.property(fc.shuffledSubarray([...headers], { minLength: headers.length }), (shuffled) => {
    expect(recognise(headOf(shuffled), {}, null)?.source.kind).toBe(kind)
    expect(mapping(shuffled)).toEqual(expected)
  }), { numRuns: 10 })
})

it.each(headerSamples)('%s in capitals, with spaces, marks and full-width brackets: %s', (kind, _, headers) => {
  const written = headers.map((header) => ` *${header.toUpperCase().replace('(', '（').replace(')', '）')}\t`)
  // Country codes and days are no names; everything else is compared by its letters.
  expect(recognise(headOf(['rate-matrix', 'daily-sales-wide'].includes(kind) ? headers : written), {}, null)?.source.kind).toBe(kind)
})

it('a hint in the name of the file or the sheet does not turn one kind into another', () => {
  const names = ['orders.csv', 'inventory 20260901.xlsx', 'product_list_20260901.xlsx', 'tracking.csv', 'purchase orders.xlsx', 'catalog.csv', 'income.xlsx', 'Campaign overview data 20260701 - 20260905.xlsx']
  for (const [kind, , headers] of headerSamples) for (const name of names) expect([name, recognise(headOf(headers), {}, name, name)?.source.kind]).toEqual([name, kind])
})
