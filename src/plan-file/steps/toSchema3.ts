import type { SchemaStep } from './types.ts'

/** Schema 3 keeps suppliers, how SKUs are bought, purchase orders and the wishes for buying. */
export const toSchema3: SchemaStep = { to: 3, migrate: (document) => ({ ...document, suppliers: [], supplyTerms: [], purchaseOrders: [], buying: [] }) }
