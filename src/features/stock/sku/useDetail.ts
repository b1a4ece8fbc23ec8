import { useLiveQuery } from 'dexie-react-hooks'
import { useCallback, useEffect, useState } from 'react'

import type { StockDetail, StockWhatIf } from '#advice/stock/types.ts'
import type { PlanId, SkuId } from '#domain/units.ts'
import type { ServiceError } from '#state/services.ts'
import { useServices } from '#state/servicesContext.ts'

export type DetailState = { readonly detail: StockDetail | null; readonly error: ServiceError | null; readonly isWorking: boolean; retry(): void }

/** Everything of one SKU under what is tried, worked out anew after every edit of the plan; the last answer stays until the next is there. */
export function useDetail(planId: PlanId, skuId: SkuId, whatIf: StockWhatIf | null): DetailState {
  const services = useServices()
  const revision = useLiveQuery(async () => (await services.db.plans.get(planId))?.revision ?? null, [services, planId])
  const [state, setState] = useState<Omit<DetailState, 'retry'>>({ detail: null, error: null, isWorking: true })
  const [attempt, setAttempt] = useState(0)
  useEffect(() => {
    if (typeof revision !== 'number') return
    const controller = new AbortController()
    setState((now) => ({ ...now, error: null, isWorking: true }))
    services.stockDetail(planId, skuId, whatIf, controller.signal).then(
      (result) => {
        if (controller.signal.aborted || (result.ok && result.value === null)) return
        setState((now) => (result.ok ? { detail: result.value, error: null, isWorking: false } : { detail: now.detail, error: result.error, isWorking: false }))
      },
      (error: unknown) => !controller.signal.aborted && setState((now) => ({ ...now, error: { code: 'unexpected', params: { reason: String(error) } }, isWorking: false })),
    )
    return () => controller.abort()
  }, [services, planId, skuId, whatIf, revision, attempt])
  return { ...state, retry: useCallback(() => setAttempt((now) => now + 1), []) }
}
