import { rankActions } from '#advice/actions/rank.ts'
import type { ActionContext } from '#advice/actions/types.ts'
import { inputHashOf } from '#advice/stress.ts'
import type { PlannedAction } from '#domain/scenario.ts'
import { ENGINE_VERSION } from '#domain/version.ts'
import { prepareSimulation } from '#engines/simulate/prepare.ts'
import { replicationKpis } from '#engines/simulate/replicationKpis.ts'

/** Ranked actions, the best set and the frontier as `answers --only actions` prints them; money in minor units of the plan's currency. */
export async function actionAnswers(context: ActionContext, seed: number, budgetMinor: number | null) {
  const { measure, ranked, set, frontier, replications } = await rankActions(context, async (input, first, count) => replicationKpis(prepareSimulation(input), seed, first, count), { budgetMinor })
  const placed = ({ id, type, warehouseId, toWarehouseId, serviceId, skuId, amount }: PlannedAction) => ({ id, type, place: { warehouse: warehouseId, toWarehouse: toWarehouseId, service: serviceId, sku: skuId }, amount })
  return {
    engineVersion: ENGINE_VERSION, inputHash: await inputHashOf(context.input), seed, replications, measure, budgetMinor,
    actions: ranked.map(({ action, unit, leadTimeHours, costMinor, saved, savedInterval, savedPerSpent, savedPerSpentInterval, probabilityBroken, replications: seen }) => ({
      ...placed(action), unit, costMinor, effect: { mean: saved, interval: savedInterval }, savedPerSpent: savedPerSpent === null ? null : { value: savedPerSpent, interval: savedPerSpentInterval },
      probabilityBroken, leadTimeHours, replications: seen,
    })),
    actionSet: set && { ...set, actions: set.actions.map(placed) },
    frontier,
  }
}
