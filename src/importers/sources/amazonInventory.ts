import type { Source } from './types.ts'

/** The FBA inventory report, tab-separated: a snapshot without a date. */
export const amazonInventory: Source = {
  kind: 'amazon-inventory',
  yields: 'facts',
  keyField: 'sku',
  dayField: null,
  identity: ['sku'],
  preferredDateOrder: 'MDY',
  needs: [['sku'], ['fulfillable'], ['total', 'reserved', 'asin']],
  fields: {
    sku: { kind: 'id', isNeeded: true, aliases: ['sku'] },
    asin: { kind: 'id', aliases: ['asin'] },
    productName: { kind: 'text', aliases: ['product-name'] },
    condition: { kind: 'text', aliases: ['condition'] },
    unitPrice: { kind: 'amount', aliases: ['your-price'] },
    ownFulfillable: { kind: 'units', aliases: ['mfn-fulfillable-quantity'] },
    warehouse: { kind: 'units', aliases: ['afn-warehouse-quantity'] },
    fulfillable: { kind: 'units', aliases: ['afn-fulfillable-quantity'] },
    unsellable: { kind: 'units', aliases: ['afn-unsellable-quantity'] },
    reserved: { kind: 'units', aliases: ['afn-reserved-quantity'] },
    total: { kind: 'units', aliases: ['afn-total-quantity'] },
    inboundWorking: { kind: 'units', aliases: ['afn-inbound-working-quantity'] },
    inboundShipped: { kind: 'units', aliases: ['afn-inbound-shipped-quantity'] },
    inboundReceiving: { kind: 'units', aliases: ['afn-inbound-receiving-quantity'] },
  },
  take: () => undefined,
}
