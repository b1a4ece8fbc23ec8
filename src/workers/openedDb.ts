import { HeadroomDb } from '#storage/db.ts'
import { openDb } from '#storage/open.ts'

let opening: Promise<HeadroomDb> | null = null

/** This worker's connection, opened once. @throws Error with the storage code as its message when it cannot be opened. */
export function openedDb(): Promise<HeadroomDb> {
  opening ??= openDb(new HeadroomDb()).then((result) => {
    if (result.ok) return result.value
    opening = null
    throw new Error(result.error.code)
  })
  return opening
}
