import type { Source } from './types.ts'

/** Products > Inventory > Export: a row per SKU and location. */
export const shopifyInventory: Source = {
  kind: 'shopify-inventory',
  yields: 'facts',
  keyField: 'sku',
  dayField: null,
  identity: ['sku', 'location'],
  preferredDateOrder: 'MDY',
  needs: [['sku'], ['location'], ['available', 'onHand']],
  fields: {
    sku: { kind: 'id', isNeeded: true, aliases: ['SKU'] },
    productName: { kind: 'text', aliases: ['Title'] },
    location: { kind: 'text', aliases: ['Location'] },
    incoming: { kind: 'units', aliases: ['Incoming (not editable)', 'Incoming'] },
    unavailable: { kind: 'units', aliases: ['Unavailable (not editable)', 'Unavailable'] },
    committed: { kind: 'units', aliases: ['Committed (not editable)', 'Committed'] },
    available: { kind: 'units', aliases: ['Available (not editable)', 'Available'] },
    onHand: { kind: 'units', aliases: ['On hand (current)', 'On hand'] },
  },
  take: () => undefined,
}
