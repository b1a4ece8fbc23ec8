import { gunzipSync } from 'node:zlib'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { z } from 'zod'

import type { PlanDocument } from '#domain/plan.ts'
import { readPlanFile } from '#plan-file/read.ts'
import { documentSchema4 } from '#plan-file/steps/schema4.ts'
import { LEFT_OUT } from '#plan-file/types.ts'
import { withoutCosts } from '#plan-file/withoutCosts.ts'
import { verifyWritten, writePlanFile } from '#plan-file/write.ts'
import { documents } from './arbitraries.ts'

const meta = { build: '0.1.0', revision: 3, savedAtMs: 1_790_000_000_000, without: LEFT_OUT }

/** Every field that is money or free words about suppliers, and whether it stays. A new one fails the test below until it is listed. */
const REMOVED = [
  'settings.money', 'skus[].unitCostMinor', 'warehouses[].handling.labourCostPerHourMinor', 'warehouses[].handling.storageCostPerUnitDayMinor', 'services[].care.surcharges',
  'services[].costPerParcelMinor', 'scenarios[].actions[].costMinor', 'scenarios[].gates.lossMinor', 'scenarios[].gates.lowestCashMinor', 'smallTests[].inputs.economics',
  'smallTests[].inputs.nextDay.cost', 'suppliers[].orderCostMinor', 'suppliers[].note', 'supplyTerms[].priceBreaks', 'purchaseOrders[].lines[].unitCostMinor', 'purchaseOrders[].note',
  'buying[].budgetMinor', 'buying[].transferCostMinor',
]
const STAYS = ['skus[].unitPriceMinor', 'scenarios[].events[].spendPerDayMinor', 'scenarios[].events[].halfSpendMinor', 'history.facts.revenue[].amountMinor', 'smallTests[].inputs.arms[].days[].spend', 'pastEvents[].original.note', 'pastEvents[].changes.note', 'history.drivers[].values', 'overrides[].reason', 'history.facts.cancellations[].reason']

function fieldsOf(schema: unknown, path = ''): string[] {
  if (schema instanceof z.ZodNullable || schema instanceof z.ZodOptional) return fieldsOf(schema.unwrap(), path)
  if (schema instanceof z.ZodArray) return [path, ...fieldsOf(schema.element, `${path}[]`)]
  if (schema instanceof z.ZodDiscriminatedUnion) return schema.options.flatMap((option) => fieldsOf(option, path))
  if (!(schema instanceof z.ZodObject)) return [path]
  return [path, ...Object.entries(schema.shape as object).flatMap(([key, member]) => fieldsOf(member, path === '' ? key : `${path}.${key}`))]
}

it('every field of money in the schema is either removed or known to stay', () => {
  const money = [...new Set(fieldsOf(documentSchema4))].filter((path) => /(minor|cost|spend|price.*|economics|salvage|penalty|note|reason|drivers\[\]\.values)(\[\])?$/i.test(path))
  const isListed = (path: string) => [...REMOVED, ...STAYS].some((listed) => path === listed || path.startsWith(`${listed}.`) || path.startsWith(`${listed}[]`))
  expect(money.length).toBeGreaterThan(20)
  expect(money.filter((path) => !isListed(path))).toEqual([])
})

/** Figures and names that stand nowhere by chance. */
const COST = 987_654_321_000
const NAMES = ['Qwxz 工厂', 'Qwxz']

const prices = ({ skus }: PlanDocument) => Object.fromEntries(skus.map((sku) => [sku.id, sku.unitPriceMinor]))

function marked(document: PlanDocument): PlanDocument {
  let next = 0
  const names = document.suppliers.map((_, i) => NAMES[i % 2]!)
  const nameOf = (i: number) => names[i % names.length] ?? 'nobody'
  const costly = (value: unknown, path: string): unknown => {
    const isMoney = typeof value === 'number' && (/Cost\w*Minor$|costMinor$|lossMinor$|lowestCashMinor$|budgetMinor$|addedMinor$/.test(path) || /\.(economics\.\w+|nextDay\.cost|priceBreaks\.unitCostMinor)$/.test(path) || path.startsWith('.settings.money.opening'))
    if (isMoney) return COST + (next += 1)
    if (typeof value === 'string' && /\.(note|reason)$/.test(path)) return `from ${nameOf(next).toUpperCase()}, later`
    if (Array.isArray(value)) return value.map((item) => costly(item, path))
    return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value).map(([key, member]) => [key, costly(member, `${path}.${key}`)])) : value
  }
  const whole = costly(document, '') as PlanDocument
  return {
    ...whole, settings: { ...whole.settings, name: `Buying at ${nameOf(0)}` },
    skus: whole.skus.map((sku) => ({ ...sku, unitCostMinor: COST, name: `${nameOf(1)} ${sku.name}`, newCostMinor: COST })),
    suppliers: whole.suppliers.map((supplier, i) => ({ ...supplier, name: nameOf(i) })),
  }
}

it('no cost and no supplier name is left in any byte of a stripped file', { timeout: 120_000 }, async () => {
  let seen = 0
  await fc.assert(fc.asyncProperty(documents, async (document) => {
    const whole = marked(document)
    const { document: bare, namesLeft } = withoutCosts(whole)
    const bytes = await writePlanFile(bare, meta)
    const headerLength = new DataView(bytes.buffer).getUint32(10, true)
    const text = Buffer.concat([bytes.subarray(0, 18 + headerLength), gunzipSync(bytes.subarray(18 + headerLength, bytes.length - 32))]).toString('utf8')
    expect(text).not.toContain('987654321')
    if (whole.suppliers.length > 0) expect(text.toLowerCase()).not.toContain('qwxz')
    seen += whole.suppliers.length
    expect(namesLeft).toBe(0)
    expect((await verifyWritten(bytes, bare)).ok).toBe(true)
    const read = await readPlanFile(bytes)
    expect(read.ok && [read.value.header.without, read.value.document.skus.length, prices(read.value.document)])
      .toEqual([['costs', 'supplierNames'], whole.skus.length, prices(whole)])
  }), { numRuns: process.env['HEADROOM_LONG'] ? 2000 : 100 })
  expect(seen).toBeGreaterThan(20)
})

it('stripping again removes nothing, and the plan itself is as it was', () => {
  fc.assert(fc.property(documents, (document) => {
    const before = JSON.stringify(document)
    expect(withoutCosts(withoutCosts(document).document).removed).toEqual([])
    expect(JSON.stringify(document)).toBe(before)
  }), { numRuns: 100 })
})

it('a code that spells a supplier’s name stays, and is told', () => {
  const [document] = fc.sample(documents, { numRuns: 1, seed: 7 })
  const supplier = { id: 's', name: 'Acme+', country: 'CN', currency: null, mode: 'sea' as const, legs: [], orderCostMinor: null, note: '' }
  const sku = { id: 'acme+-1', sellerSku: 'x', platformSkuId: null, name: 'acme+ mug', unitCostMinor: 3, unitPriceMinor: 9, currency: null }
  const { document: bare, removed, namesLeft } = withoutCosts({ ...document!, skus: [sku], suppliers: [supplier], smallTests: [], purchaseOrders: [], stock: [], inbound: [] } as unknown as PlanDocument)
  expect([bare.skus[0]?.name, bare.skus[0]?.unitPriceMinor, bare.suppliers[0]?.name, namesLeft]).toEqual(['… mug', 9, '#1', 1])
  expect(removed).toContainEqual({ kind: 'unitCosts', count: 1 })
})
