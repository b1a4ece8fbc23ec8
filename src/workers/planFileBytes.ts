import { MAX_FILE_BYTES } from '#plan-file/types.ts'
import { fail, ok, type Result } from '#shared/result.ts'
import type { DataError } from './types.ts'

/** The whole of a file that was given as a plan file; one larger than any plan file is refused before it is read. */
export async function planFileBytes(blob: Blob): Promise<Result<Uint8Array<ArrayBuffer>, DataError>> {
  if (blob.size > MAX_FILE_BYTES) return fail({ code: 'planFile.tooLarge', params: { limitMegabytes: MAX_FILE_BYTES / 2 ** 20 } })
  return ok(new Uint8Array(await blob.arrayBuffer()))
}
