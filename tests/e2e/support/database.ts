import { readFileSync } from 'node:fs'

import type { Download, Page } from '@playwright/test'

import type { PlanDocument } from '#domain/plan.ts'
import { readPlanFile } from '#plan-file/read.ts'

/** A page of the app's origin in which nothing of the app runs. */
export const besideTheApp = (page: Page) => page.goto('/manifest.webmanifest')

/** The database's native version and its tables, without opening the app. */
export const shapeOf = (page: Page, name = 'headroom'): Promise<{ readonly version: number; readonly tables: readonly string[] }> => page.evaluate((database) => new Promise((resolve, reject) => {
  const open = indexedDB.open(database)
  open.onerror = () => reject(open.error)
  open.onsuccess = () => {
    const { version, objectStoreNames } = open.result
    open.result.close()
    resolve({ version, tables: [...objectStoreNames] })
  }
}), name)

/** Makes the database as a newer version of the app would: a higher number and one more table. */
export const makeNewer = (page: Page): Promise<void> => page.evaluate(() => new Promise((resolve, reject) => {
  const open = indexedDB.open('headroom', 20)
  open.onupgradeneeded = () => void open.result.createObjectStore('playbooks', { keyPath: 'id' })
  open.onerror = () => reject(open.error)
  open.onsuccess = () => {
    open.result.close()
    resolve()
  }
}))

/** Deletes one row. */
export const deleteRow = (page: Page, table: string, key: readonly string[]): Promise<void> => page.evaluate(([of, at]) => new Promise<void>((resolve, reject) => {
  const open = indexedDB.open('headroom')
  open.onerror = () => reject(open.error)
  open.onsuccess = () => {
    const write = open.result.transaction(of, 'readwrite')
    write.objectStore(of).delete([...at])
    write.onabort = () => reject(write.error)
    write.oncomplete = () => {
      open.result.close()
      resolve()
    }
  }
}), [table, key] as const)

/** Every row of every table as one text: equal before and after means that nothing was written. */
export const contentOf = (page: Page): Promise<string> => page.evaluate(() => new Promise<string>((resolve, reject) => {
  const open = indexedDB.open('headroom')
  open.onerror = () => reject(open.error)
  open.onsuccess = () => {
    const tables = [...open.result.objectStoreNames]
    const read = open.result.transaction(tables)
    const lists = tables.map((table) => read.objectStore(table).getAll())
    read.oncomplete = () => {
      open.result.close()
      resolve(JSON.stringify(lists.map(({ result }) => result as unknown), (_, value: unknown) => (ArrayBuffer.isView(value) ? [...(value as unknown as Iterable<number>)] : value)))
    }
  }
}))

/** What a saved plan file holds; it must be whole. */
export async function planIn(download: Download): Promise<PlanDocument> {
  const read = await readPlanFile(new Uint8Array(readFileSync(await download.path())))
  if (!read.ok) throw new Error(read.error.code)
  return read.value.document
}
