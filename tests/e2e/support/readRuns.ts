import type { Page } from '@playwright/test'

export type StoredRun = { readonly createdAtMs: number; readonly result: { readonly inputHash: string; readonly resultHash: string; readonly replications: number } }

/** The runs kept in the browser's database, oldest first. */
export async function readRuns(page: Page): Promise<readonly StoredRun[]> {
  const runs = await page.evaluate(
    () =>
      new Promise<readonly StoredRun[]>((resolve, reject) => {
        const open = indexedDB.open('headroom')
        open.onerror = () => reject(open.error)
        open.onsuccess = () => {
          const all = open.result.transaction('runs').objectStore('runs').getAll()
          all.onsuccess = () => {
            open.result.close()
            resolve(all.result as readonly StoredRun[])
          }
        }
      }),
  )
  return [...runs].sort((a, b) => a.createdAtMs - b.createdAtMs)
}
