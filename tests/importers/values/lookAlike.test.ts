import { expect, it } from 'vitest'

import { lookAlikes } from '#importers/values/lookAlike.ts'

import { read } from '../read.ts'

it.each<readonly [string, string]>([['AB-01', 'ab 01'], ['AB-01', 'ＡＢ－０１'], ['LAMP-O1', 'LAMP-01'], ['AB_01', 'AB.01'], ['X1l', 'X1I'], ['AB 01', 'AB  01'], ['LAMP-1', 'L\u0410MP-1'], ['LAMP-1', 'LA\u200bMP-1'], ['TOP', '\u03a4\u039f\u03a1'], ['invoice', 'in\u202evoice']])('%j looks like %j', (other, sku) => {
  expect(lookAlikes([other, sku])).toEqual([{ sku, other }])
})

it.each<readonly [string, string]>([['AB-01', 'AB-02'], ['A-1-1', 'A-11'], ['RED', 'READ'], ['10-1', '101']])('%j does not look like %j', (a, b) => expect(lookAlikes([a, b])).toEqual([]))

it('a hundred thousand SKUs take no longer than their number', () => {
  const skus = Array.from({ length: 100_000 }, (_, i) => `SKU-${i}`)
  expect(lookAlikes([...skus, 'sku 77'])).toEqual([{ sku: 'sku 77', other: 'SKU-77' }])
})

const file = 'Date,SKU,Units Sold\n2026-09-13,AB-01,3\n2026-09-14,ab 01,4\n'

it('two spellings in a file are pointed out and stay two SKUs, until the user says that they are one', async () => {
  const { report } = await read(file)
  expect(report).toMatchObject({ verdict: 'ACCEPT', totals: { skus: 2, units: 7 }, findings: [{ code: 'skuLookAlike', severity: 'info', value: 'ab 01', expected: 'AB-01' }] })
  const merged = await read(file, { sameSku: { 'ab 01': 'AB-01' } })
  expect(merged.report).toMatchObject({ totals: { skus: 1, units: 7 }, findingCounts: {} })
})
