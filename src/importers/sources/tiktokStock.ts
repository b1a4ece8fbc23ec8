import type { Source } from './types.ts'

/**
 * The batch-edit template of Seller Center: machine keys in the first row, four rows of explanation, then products.
 * It may come without a quantity column: then the rows have no `quantity`, which is not a stock of 0.
 */
export const tiktokStock: Source = {
  kind: 'tiktok-stock',
  yields: 'facts',
  sheetName: /^Template$/i,
  keyField: 'platformSkuId',
  dayField: null,
  preferredDateOrder: 'DMY',
  needs: [['platformSkuId'], ['productId'], ['productName', 'sellerSku', 'variation']],
  fields: {
    productId: { kind: 'id', aliases: ['product_id'] },
    productName: { kind: 'text', aliases: ['product_name'] },
    platformSkuId: { kind: 'id', isNeeded: true, aliases: ['sku_id'] },
    variation: { kind: 'text', aliases: ['variation_value'] },
    sellerSku: { kind: 'id', aliases: ['seller_sku'] },
    quantity: { kind: 'units', aliases: ['quantity'] },
    price: { kind: 'amount', aliases: ['price'] },
  },
  isDescription: (cell) => !/^\d{5,}$|E\+/i.test(cell('platformSkuId')),
  take(values, context) {
    const id = String(values['platformSkuId'])
    if (context.isDamagedId('platformSkuId', id)) context.issue('idDamaged', 'warning', 'platformSkuId', id, '18-19 digits')
    if (!context.hasField('quantity')) context.issueOnce('stockColumnMissing', 'warning', 'quantity', 'quantity', 'quantity')
  },
}
