import { useLiveQuery } from 'dexie-react-hooks'
import { useEffect, useState } from 'react'

import type { ServiceError } from '#state/services.ts'
import { useServices } from '#state/servicesContext.ts'
import type { StorageReport } from '#workers/types.ts'

export type BrowserStorage = { readonly usageBytes: number | null; readonly isPersistent: boolean }
type Found = { readonly report: StorageReport; readonly browser: BrowserStorage }

/** Counted in a worker when the page opens, and again after each change of a plan; `null` = being counted for the first time. */
export function useStorageReport(): { readonly found: Found | null; readonly problem: ServiceError | null } {
  const services = useServices()
  const [found, setFound] = useState<Found | null>(null)
  const [problem, setProblem] = useState<ServiceError | null>(null)
  const plans = useLiveQuery(() => services.db.plans.toArray(), [services.db])
  useEffect(() => {
    if (!plans) return
    let isGone = false
    void Promise.all([services.storageReport(), browserStorage()]).then(([report, browser]) => {
      if (isGone) return
      if (report.ok) setFound({ report: report.value, browser })
      else setProblem(report.error)
    })
    return () => {
      isGone = true
    }
  }, [services, plans])
  return { found, problem }
}

async function browserStorage(): Promise<BrowserStorage> {
  const [estimate, isPersistent] = await Promise.all([navigator.storage?.estimate?.() ?? null, navigator.storage?.persisted?.() ?? false])
  return { usageBytes: estimate?.usage ?? null, isPersistent }
}
