import { create } from 'zustand'

import type { StockList, StockRow, StockSummary } from '#advice/stock/types.ts'
import type { PlanId, SkuId } from '#domain/units.ts'
import type { ServiceError, Services } from '#state/services.ts'

type Status = 'idle' | 'running' | 'done' | 'stopped' | 'failed'
export type ListState = {
  readonly planId: PlanId | null
  /** Revision of the plan that the rows are about. */
  readonly revision: number
  readonly rows: readonly StockRow[]
  readonly summary: StockSummary | null
  readonly progress: { readonly done: number; readonly total: number } | null
  readonly status: Status
  readonly error: ServiceError | null
  /** SKUs ticked for the next purchase orders. */
  readonly ticked: ReadonlySet<SkuId>
}
const NOTHING: ListState = { planId: null, revision: -1, rows: [], summary: null, progress: null, status: 'idle', error: null, ticked: new Set() }

/** The list outlives its page: whoever comes back from a SKU finds it, and what was ticked, as it was. */
export const useListStore = create<ListState>()(() => NOTHING)

let controller: AbortController | null = null

/** Works out the list of a plan, unless that is done or under way for this revision. */
export function ensureList(services: Services, planId: PlanId, revision: number): void {
  const now = useListStore.getState()
  if (now.planId === planId && now.revision === revision && now.status !== 'idle') return
  startList(services, planId, revision)
}

/** Starts anew; the rows of the same plan stay until the new ones are there. */
export function startList(services: Services, planId: PlanId, revision: number): void {
  controller?.abort()
  const own = (controller = new AbortController())
  const now = useListStore.getState()
  const kept = now.planId === planId ? { rows: now.rows, summary: now.summary, ticked: now.ticked } : {}
  useListStore.setState({ ...NOTHING, ...kept, planId, revision, status: 'running' })
  const end = (change: Partial<ListState>) => {
    if (controller === own) useListStore.setState({ progress: null, ...change })
  }
  services.stockList(planId, own.signal, (progress) => controller === own && useListStore.setState({ progress })).then(
    (result) => {
      if (!result.ok) end({ status: 'failed', error: result.error })
      else end(result.value === null ? { status: 'stopped' } : finished(result.value))
    },
    (error: unknown) => end({ status: 'failed', error: { code: 'unexpected', params: { reason: String(error) } } }),
  )
}

function finished({ rows, summary }: StockList): Partial<ListState> {
  const known = new Set(rows.map(({ skuId }) => skuId))
  return { status: 'done', rows, summary, ticked: new Set([...useListStore.getState().ticked].filter((skuId) => known.has(skuId))) }
}

export function stopList(): void {
  controller?.abort()
}

export function setTicked(ticked: ReadonlySet<SkuId>): void {
  useListStore.setState({ ticked })
}
