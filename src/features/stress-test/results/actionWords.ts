import type { ActionUnit } from '#advice/actions/types.ts'
import type { PlanDocument } from '#domain/plan.ts'
import type { PlannedAction } from '#domain/scenario.ts'
import type { Text } from '#ui/language.tsx'

/** "Extra shift in Los Angeles, 16 hours a day". */
export function actionWords({ t, number, share }: Text, document: PlanDocument, action: PlannedAction, unit: ActionUnit): string {
  const warehouse = document.warehouses.find(({ id }) => id === action.warehouseId)?.name
  const to = document.warehouses.find(({ id }) => id === action.toWarehouseId)?.name
  const sku = document.skus.find(({ id }) => id === action.skuId)?.sellerSku
  const places = [sku, warehouse && to ? t('stress.action.fromTo', { from: warehouse, to }) : warehouse].filter((place) => place !== undefined)
  const amount = t(`stress.action.unit.${unit}`, { amount: unit === 'keptShare' ? share(action.amount) : number(action.amount, 1) })
  const what = t(`stress.action.${action.type}`)
  return places.length === 0 ? t('stress.action.words', { what, amount }) : t('stress.action.wordsAt', { what, place: places.join(' · '), amount })
}
