import type { PlanDocument } from '#domain/plan.ts'
import type { Conflict } from '#plan-file/merge/types.ts'

/** Told apart from the rules under test: which field names the entries of a list, and which values are derived. */
const KEYS: Readonly<Record<string, readonly string[]>> = {
  stock: ['skuId', 'warehouseId'], pickups: ['warehouseId'], arms: ['name'], legs: ['leg', 'mode'], lines: ['skuId'], series: ['skuId', 'marketId', 'source'], profiles: ['marketId'],
  dispatches: ['warehouseId'], coverage: ['marketId'], drivers: ['kind', 'skuId'], bundles: ['skuId'], packing: ['marketId', 'warehouseId'], packages: ['marketId'],
  revenue: ['marketId', 'currency'], lateness: ['marketId'], transit: ['marketId', 'carrier', 'warehouseId', 'region'], cancellations: ['marketId', 'by', 'reason'], returns: ['marketId', 'skuId'],
}
const DERIVED = new Set(['completeFrom', 'completeTo', 'runs'])
/** How a conflict names the section of a record: settings, opening and the rest are recognised by their kind. */
const SECTION_OF_KIND: Readonly<Record<string, string>> = {
  sku: 'skus', stock: 'stock', inbound: 'inbound', warehouse: 'warehouses', service: 'services', market: 'markets', scenario: 'scenarios', mapping: 'mappings', override: 'overrides',
  pastEvent: 'pastEvents', smallTest: 'smallTests', spuShare: 'spuShares', supplier: 'suppliers', supplyTerms: 'supplyTerms', purchaseOrder: 'purchaseOrders', buying: 'buying',
  'history.series': 'history/series', 'history.profile': 'history/profiles', 'history.dispatch': 'history/dispatches', 'history.coverage': 'history/coverage', 'history.driver': 'history/drivers',
  'history.bundle': 'history/facts/bundles', 'history.packing': 'history/facts/packing', 'history.packages': 'history/facts/packages', 'history.revenue': 'history/facts/revenue',
  'history.lateness': 'history/facts/lateness', 'history.transit': 'history/facts/transit', 'history.cancellation': 'history/facts/cancellations', 'history.return': 'history/facts/returns',
}

/** Places where a side changed the base and neither the merged plan nor a conflict knows of it. */
export function lostChanges(base: PlanDocument, side: PlanDocument, merged: PlanDocument, conflicts: readonly Conflict[]): readonly string[] {
  const covered = new Set(conflicts.flatMap(placesOf))
  const lost: string[] = []
  const isCovered = (place: string): boolean => {
    for (let end = place.length; end > 0; end = place.lastIndexOf('/', end - 1)) if (covered.has(place.slice(0, end))) return true
    return false
  }
  const look = (before: unknown, after: unknown, now: unknown, place: string, name: string): void => {
    if (isEqual(before, after) || isEqual(after, now) || isCovered(place) || DERIVED.has(name)) return
    const [rowsBefore, rowsAfter, rowsNow] = [rowsOf(before, name), rowsOf(after, name), rowsOf(now, name)]
    if (rowsBefore && rowsAfter && rowsNow) {
      for (const key of new Set([...rowsBefore.keys(), ...rowsAfter.keys()])) look(rowsBefore.get(key), rowsAfter.get(key), rowsNow.get(key), `${place}/${escaped(key)}`, '')
      return
    }
    if (Array.isArray(after) && Array.isArray(now) && [before ?? [], after, now].every((list) => Array.isArray(list) && list.every((entry) => typeof entry !== 'object'))) {
      const earlier = (before ?? []) as readonly unknown[]
      for (const entry of after) if (!earlier.includes(entry) && !now.includes(entry)) lost.push(`${place} + ${String(entry)}`)
      for (const entry of earlier) if (!after.includes(entry) && now.includes(entry)) lost.push(`${place} - ${String(entry)}`)
      return
    }
    if (isRow(after) && isRow(now) && (before === undefined || isRow(before))) {
      for (const key of new Set([...Object.keys(before ?? {}), ...Object.keys(after)])) look((before as Row | undefined)?.[key], after[key], now[key], `${place}/${escaped(key)}`, key)
      return
    }
    lost.push(place)
  }
  look(base, side, merged, '', '')
  return lost
}

/** A conflict of several coupled fields covers each of them; one of the order of a list, only that. */
function placesOf({ kind, key, path }: Conflict): readonly string[] {
  const root = kind === 'settings' || kind === 'opening' || kind === 'history' ? `/${kind}` : `/${SECTION_OF_KIND[kind] ?? kind}/${escaped(key)}`
  const at = path.lastIndexOf('/')
  return at < 0 ? [root] : path.slice(at + 1).split('+').map((field) => `${root}${path.slice(0, at)}/${field}`)
}

type Row = Readonly<Record<string, unknown>>

function rowsOf(value: unknown, name: string): ReadonlyMap<string, unknown> | null {
  if (value === undefined) return new Map()
  if (!Array.isArray(value) || !value.every(isRow)) return null
  const names = KEYS[name] ?? ['id']
  if (!value.every((row) => names.every((field) => field in row))) return null
  const rows = new Map<string, unknown>()
  for (const row of value as readonly Row[]) {
    const key = names.map((field) => String(row[field] ?? '')).join('@')
    let unused = key
    for (let n = 2; rows.has(unused); n += 1) unused = `${key}#${n}`
    rows.set(unused, row)
  }
  return rows
}

function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function escaped(step: string): string {
  return step.replaceAll('~', '~0').replaceAll('/', '~1')
}

function isEqual(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((entry, i) => isEqual(entry, b[i]))
  if (!isRow(a) || !isRow(b)) return false
  return Object.keys(a).every((key) => isEqual(a[key], b[key])) && Object.keys(b).every((key) => key in a || b[key] === undefined)
}
