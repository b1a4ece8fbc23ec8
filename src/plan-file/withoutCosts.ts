import type { PlanDocument } from '#domain/plan.ts'
import { onlyKnownFields } from './knownFields.ts'
import { scrubTexts } from './scrubTexts.ts'
import { documentSchema4 } from './steps/schema4.ts'

export const REMOVED_KINDS = ['unitCosts', 'purchaseCosts', 'carrierCosts', 'warehouseCosts', 'actionCosts', 'testCosts', 'moneySettings', 'moneyLimits', 'supplierNames', 'notes', 'unknownFields'] as const
export type RemovedKind = (typeof REMOVED_KINDS)[number]
export type Stripped = {
  readonly document: PlanDocument
  /** How many values of each kind were removed, none left out that has any. */
  readonly removed: readonly { readonly kind: RemovedKind; readonly count: number }[]
  /** Codes and ids that still spell a supplier's name: they connect the file to its plan, so they stay, and it is said. */
  readonly namesLeft: number
}

/**
 * A plan without what it costs and from whom it is bought, for sharing. Prices, sales and ad spend stay, planned or past: the answers
 * are made of them; so does what was written on events and overrides, but for suppliers' names. What this version does not know is left out as a whole, since it might be a cost.
 */
export function withoutCosts(whole: PlanDocument): Stripped {
  const counts = new Map<RemovedKind, number>()
  const count = (kind: RemovedKind, by: number) => by > 0 && counts.set(kind, (counts.get(kind) ?? 0) + by)
  const drop = (kind: RemovedKind, value: number | null): null => {
    count(kind, value === null ? 0 : 1)
    return null
  }
  const erase = (note: string): string => {
    count('notes', note === '' ? 0 : 1)
    return ''
  }
  const known = onlyKnownFields(documentSchema4, whole, () => count('unknownFields', 1)) as PlanDocument
  const { money, ...settings } = known.settings
  if (money) count('moneySettings', 1)
  const suppliers = known.suppliers.map((supplier, index) => {
    const name = numbered(supplier.name, index)
    count('supplierNames', name === supplier.name ? 0 : 1)
    return { ...supplier, name, orderCostMinor: drop('purchaseCosts', supplier.orderCostMinor), note: erase(supplier.note) }
  })
  const bare: PlanDocument = {
    ...known, settings, suppliers,
    skus: known.skus.map((sku) => ({ ...sku, unitCostMinor: drop('unitCosts', sku.unitCostMinor) })),
    warehouses: known.warehouses.map((warehouse) => (warehouse.handling ? { ...warehouse, handling: {
      ...warehouse.handling, labourCostPerHourMinor: drop('warehouseCosts', warehouse.handling.labourCostPerHourMinor), storageCostPerUnitDayMinor: drop('warehouseCosts', warehouse.handling.storageCostPerUnitDayMinor),
    } } : warehouse)),
    services: known.services.map(({ care, ...service }) => {
      count('carrierCosts', care?.surcharges.length ?? 0)
      return { ...service, costPerParcelMinor: drop('carrierCosts', service.costPerParcelMinor), ...(care ? { care: { ...care, surcharges: [] } } : {}) }
    }),
    scenarios: known.scenarios.map(({ actions, gates, ...scenario }) => ({
      ...scenario,
      ...(actions ? { actions: actions.map((action) => ({ ...action, costMinor: drop('actionCosts', action.costMinor) })) } : {}),
      ...(gates ? { gates: { ...gates, lossMinor: drop('moneyLimits', gates.lossMinor), lowestCashMinor: drop('moneyLimits', gates.lowestCashMinor) } } : {}),
    })),
    smallTests: known.smallTests.map((test) => {
      const { economics, nextDay } = test.inputs
      count('testCosts', economics === null ? 0 : 1)
      return { ...test, inputs: { ...test.inputs, economics: null, nextDay: { ...nextDay, cost: drop('testCosts', nextDay.cost) } } }
    }),
    supplyTerms: known.supplyTerms.map((terms) => {
      count('purchaseCosts', terms.priceBreaks.length)
      return { ...terms, priceBreaks: [] }
    }),
    purchaseOrders: known.purchaseOrders.map((order) => ({
      ...order, note: erase(order.note), lines: order.lines.map((line) => ({ ...line, unitCostMinor: drop('purchaseCosts', line.unitCostMinor) })),
    })),
    buying: known.buying.map((wishes) => ({ ...wishes, budgetMinor: drop('moneyLimits', wishes.budgetMinor), transferCostMinor: drop('moneyLimits', wishes.transferCostMinor) })),
  }
  const { document, replaced, left } = scrubTexts(bare, whole.suppliers.map(({ name }, index) => (name === numbered(name, index) ? '' : name)))
  count('supplierNames', replaced)
  return { document, removed: REMOVED_KINDS.flatMap((kind) => (counts.has(kind) ? [{ kind, count: counts.get(kind)! }] : [])), namesLeft: left }
}

/** In no language, and the same when it is stripped again. */
function numbered(name: string, index: number): string {
  return name === '' ? '' : `#${index + 1}`
}
