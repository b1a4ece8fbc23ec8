import { sha256Hex } from '#shared/sha256.ts'

import type { ByteSource } from './byteSource.ts'
import type { Watch } from './text/textPieces.ts'

const PIECE_BYTES = 1 << 23

/** A file's SHA-256; of a file longer than eight megabytes that of its pieces' digests, each as 64 letters, since no piece may be held for long. */
export async function fileIdentity(source: ByteSource, { signal, onProgress }: Watch): Promise<string> {
  if (source.sizeBytes <= PIECE_BYTES) return sha256Hex(await source.read(0, source.sizeBytes))
  const digests: string[] = []
  for (let start = 0; start < source.sizeBytes; start += PIECE_BYTES) {
    signal?.throwIfAborted()
    digests.push(await sha256Hex(await source.read(start, Math.min(source.sizeBytes, start + PIECE_BYTES))))
    onProgress(Math.min(1, (start + PIECE_BYTES) / source.sizeBytes))
  }
  return sha256Hex(digests.join(''))
}
