import type { FileHandle } from '#storage/fileHandles.ts'
import { fail, ok, type Result } from '#shared/result.ts'
import { handleErrorOf } from './handleErrors.ts'
import type { DataError } from './types.ts'

/** Writes a whole file beside the old one, which the browser replaces only at the end; then reads it again and compares every byte. */
export async function writeHandle(handle: FileHandle, bytes: Uint8Array<ArrayBuffer>): Promise<Result<void, DataError>> {
  try {
    const writable = await handle.createWritable()
    try {
      await writable.write(bytes)
      await writable.close()
    } catch (error) {
      await writable.abort().catch(() => undefined)
      throw error
    }
    const found = new Uint8Array(await (await handle.getFile()).arrayBuffer())
    return found.length === bytes.length && found.every((byte, i) => byte === bytes[i]) ? ok(undefined) : fail({ code: 'planFile.verifyFailed' })
  } catch (error) {
    return fail(handleErrorOf(error))
  }
}
