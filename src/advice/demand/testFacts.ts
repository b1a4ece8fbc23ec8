import { factNumber, type FactTable, factText } from '#domain/factTable.ts'

import type { TestArm, TestDay } from './smallTest.ts'

/** A small test as imported: its arms by name, days in order. */
export type ImportedTest = { readonly test: string; readonly skus: readonly string[]; readonly currency: string | null; readonly arms: readonly TestArm[] }

/** Tests in the imported tables of kind `small-test`; rows of the same arm and day are added. */
export function testsIn(tables: readonly FactTable[]): ImportedTest[] {
  const tests = new Map<string, { skus: Set<string>; currency: string | null; arms: Map<string, Map<number, TestDay>> }>()
  for (const table of tables) {
    if (table.kind !== 'small-test') continue
    for (let row = 0; row < table.rowCount; row += 1) {
      const name = factText(table, 'test', row)
      let test = tests.get(name)
      if (!test) tests.set(name, (test = { skus: new Set(), currency: factText(table, 'currency', row) || table.currency, arms: new Map() }))
      const sku = factText(table, 'sku', row)
      if (sku !== '') test.skus.add(sku)
      const arm = factText(table, 'arm', row)
      let days = test.arms.get(arm)
      if (!days) test.arms.set(arm, (days = new Map()))
      const seconds = factNumber(table, 'day', row)
      // Rows without a day are days of their own.
      const day = Number.isNaN(seconds) ? -1 - row : Math.floor(seconds / 86_400)
      const read = (field: string): number | null => {
        const value = factNumber(table, field, row)
        return Number.isNaN(value) ? null : value
      }
      const before = days.get(day)
      days.set(day, {
        orders: (before?.orders ?? 0) + (read('orders') ?? read('units') ?? 0),
        clicks: added(before?.clicks, read('clicks')), spend: added(before?.spend, read('spend')),
      })
    }
  }
  return [...tests].map(([test, { skus, currency, arms }]) => ({
    test, skus: [...skus], currency,
    arms: [...arms].map(([name, days]) => ({ name, days: [...days].sort(([a], [b]) => a - b).map(([, day]) => day) })),
  }))
}

function added(before: number | null | undefined, now: number | null): number | null {
  return before == null ? now : now === null ? before : before + now
}
