import { create } from 'zustand'

import type { DemandPart, DemandRow } from '#advice/demand/types.ts'
import type { PlanId } from '#domain/units.ts'
import type { ServiceError, Services } from '#state/services.ts'
import { progressClock } from '#ui/progressClock.ts'

type Status = 'idle' | 'running' | 'done' | 'stopped' | 'failed'
export type ListState = {
  readonly planId: PlanId | null
  /** Revision of the plan that the rows are about. */
  readonly revision: number
  readonly rows: readonly DemandRow[]
  readonly progress: (Pick<DemandPart, 'phase' | 'done' | 'total'> & { readonly secondsLeft: number | null }) | null
  readonly status: Status
  readonly error: ServiceError | null
}
const NOTHING: ListState = { planId: null, revision: -1, rows: [], progress: null, status: 'idle', error: null }

/** The list outlives its page: whoever comes back from a SKU finds it as it was, and a forecast under way goes on meanwhile. */
export const useListStore = create<ListState>()(() => NOTHING)

const PUBLISH_EVERY_MS = 250
let controller: AbortController | null = null

/** Rows by SKU in the order they came first. A quick row never takes the place of a full one: what is shown only gets better. */
export function rowCollector(before: readonly DemandRow[]) {
  const rows = [...before]
  const places = new Map<string, number>(before.map((row, place) => [row.skuId, place]))
  const seen = new Set<string>()
  return {
    add(part: readonly DemandRow[]): void {
      for (const row of part) {
        seen.add(row.skuId)
        const place = places.get(row.skuId)
        if (place === undefined) {
          places.set(row.skuId, rows.length)
          rows.push(row)
        } else if (!row.isProvisional || rows[place]!.isProvisional) rows[place] = row
      }
    },
    all: (): readonly DemandRow[] => [...rows],
    /** Without the rows of SKUs that are no longer there. */
    seen: (): readonly DemandRow[] => rows.filter(({ skuId }) => seen.has(skuId)),
  }
}

/** Forecasts the list of a plan, unless that is done or under way for this revision. */
export function ensureList(services: Services, planId: PlanId, revision: number): void {
  const now = useListStore.getState()
  if (now.planId === planId && now.revision === revision && now.status !== 'idle') return
  startList(services, planId, revision)
}

export function startList(services: Services, planId: PlanId, revision: number): void {
  controller?.abort()
  const own = (controller = new AbortController())
  const now = useListStore.getState()
  const collector = rowCollector(now.planId === planId ? now.rows : [])
  const clock = progressClock()
  useListStore.setState({ ...NOTHING, planId, revision, rows: collector.all(), status: 'running' })
  let latest: ListState['progress'] = null
  let timer: ReturnType<typeof setTimeout> | null = null
  const publish = () => {
    timer = null
    if (controller === own) useListStore.setState({ rows: collector.all(), progress: latest })
  }
  const onPart = (part: DemandPart) => {
    collector.add(part.rows)
    latest = { phase: part.phase, done: part.done, total: part.total, secondsLeft: clock(part, performance.now()) }
    timer ??= setTimeout(publish, PUBLISH_EVERY_MS)
  }
  const end = (change: Partial<ListState>) => {
    if (timer !== null) clearTimeout(timer)
    if (controller === own) useListStore.setState({ progress: null, ...change })
  }
  services.demandList(planId, own.signal, onPart).then(
    (result) => {
      if (!result.ok) end({ status: 'failed', error: result.error, rows: collector.all() })
      else end(result.value === null ? { status: 'stopped', rows: collector.all() } : { status: 'done', rows: collector.seen() })
    },
    (error: unknown) => end({ status: 'failed', error: { code: 'unexpected', params: { reason: String(error) } }, rows: collector.all() }),
  )
}

export function stopList(): void {
  controller?.abort()
}
