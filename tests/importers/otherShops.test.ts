import { expect, it } from 'vitest'

import { ORDER_STATUSES } from '#domain/ledger.ts'

import { read } from './read.ts'

const statuses = (ledger: { readonly status: Uint8Array } | null) => [...(ledger?.status ?? [])].map((status) => ORDER_STATUSES[status])

it('Shopify orders: later line items take the cells of their order, times move to the zone, the buyer is dropped', async () => {
  const { report, ledger } = await read(
    `Name,Email,Financial Status,Paid at,Fulfillment Status,Fulfilled at,Currency,Total,Created at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem sku,Billing Name,Cancelled at,Phone
#1001,ann@example.com,paid,2026-09-03 10:16:00 -0400,fulfilled,2026-09-04 09:00:00 -0400,USD,35.00,2026-09-03 10:15:00 -0400,2,Lamp - Red,10.00,LAMP-R,Ann Example,,
#1001,ann@example.com,,,,,,,,1,Bulb,15.00,BULB,,,
#1002,bob@example.com,voided,,unfulfilled,,USD,10.00,2026-09-03 23:30:00 -0400,1,Lamp - Red,10.00,LAMP-R,Bob Example,2026-09-04 08:00:00 -0400,
`,
    { timeZone: 'America/New_York' },
  )
  expect(report).toMatchObject({ verdict: 'ACCEPT', kind: 'shopify-orders', rowsOk: 3 })
  expect(report.totals).toEqual({ lines: 3, orders: 2, skus: 2, units: 4, cancelledUnits: 1, netUnits: 3, returnedUnits: 0, firstDay: '2026-09-03', lastDay: '2026-09-03' })
  expect(statuses(ledger)).toEqual(['shipped', 'shipped', 'cancelled'])
  expect(ledger?.createdMinute[1]).toBe(Date.UTC(2026, 8, 3, 10, 15) / 60_000)
  expect([...ledger!.amountMinor]).toEqual([2000, 1500, 1000])
  expect(JSON.stringify(report)).not.toMatch(/example\.com|Ann|Bob/)
})

it('Shopify inventory: a row per SKU and location, nothing in the ledger', async () => {
  const { report, ledger, daily } = await read(`Handle,Title,Option1 Name,Option1 Value,SKU,HS Code,COO,Location,Bin name,Incoming (not editable),Unavailable (not editable),Committed (not editable),Available (not editable),On hand (current),On hand (new)
lamp,Lamp,Colour,Red,LAMP-R,,,Main,,5,0,2,18,20,
lamp,Lamp,Colour,Red,LAMP-R,,,East,,0,0,0,7,7,
`)
  expect(report).toMatchObject({ verdict: 'ACCEPT', kind: 'shopify-inventory', rowsOk: 2, totals: { lines: 2, units: 0 } })
  expect(report.sample[0]).toMatchObject({ sku: 'LAMP-R', location: 'Main', available: 18, onHand: 20, incoming: 5 })
  expect([ledger, daily]).toEqual([null, null])
})

it('Amazon All Orders: tabs, missing trailing cells, cancelled lines of quantity 0', async () => {
  const headers = 'amazon-order-id\tmerchant-order-id\tpurchase-date\tlast-updated-date\torder-status\tfulfillment-channel\tsales-channel\tproduct-name\tsku\tasin\titem-status\tquantity\tcurrency\titem-price\titem-tax\tship-city\tpromotion-ids'
  const { report, ledger } = await read(`${headers}
111-1\t\t2026-06-17T08:04:21+00:00\t2026-06-18T08:04:21+00:00\tShipped - Delivered to Buyer\tAmazon\tAmazon.com\tLamp\tLAMP\tB01\tShipped\t2\tUSD\t20.00\t0.00\tAustin
111-2\t\t2026-06-17T18:30:00+00:00\t2026-06-18T08:04:21+00:00\tCancelled\tMerchant\tAmazon.com\tBulb\tBULB\tB02\tCancelled\t0\t\t
`)
  expect(report).toMatchObject({ verdict: 'ACCEPT', kind: 'amazon-orders', delimiter: '\t', rowsOk: 2, totals: { orders: 2, units: 2, firstDay: '2026-06-17', lastDay: '2026-06-18' } })
  expect(statuses(ledger)).toEqual(['delivered', 'cancelled'])
  expect(ledger?.warehouses).toEqual(['Amazon', 'Merchant'])
})

it('Amazon FBA inventory: stock and what is inbound', async () => {
  const { report } = await read(`sku\tfnsku\tasin\tproduct-name\tcondition\tyour-price\tmfn-listing-exists\tmfn-fulfillable-quantity\tafn-listing-exists\tafn-warehouse-quantity\tafn-fulfillable-quantity\tafn-unsellable-quantity\tafn-reserved-quantity\tafn-total-quantity\tper-unit-volume\tafn-inbound-working-quantity\tafn-inbound-shipped-quantity\tafn-inbound-receiving-quantity
LAMP\tX00\tB01\tLamp\tNew\t19.99\tNo\t\tYes\t50\t40\t1\t9\t80\t0.1\t0\t30\t0
`)
  expect(report).toMatchObject({ verdict: 'ACCEPT', kind: 'amazon-inventory', rowsOk: 1 })
  expect(report.sample[0]).toMatchObject({ sku: 'LAMP', fulfillable: 40, inboundShipped: 30, total: 80 })
})
