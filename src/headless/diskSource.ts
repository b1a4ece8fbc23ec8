import { open } from 'node:fs/promises'

import type { ByteSource } from '#importers/byteSource.ts'

/** Calls `run` with the bytes of a file on disk, of which only the pieces asked for are read. */
export async function fromDisk<T>(path: string, run: (source: ByteSource) => Promise<T>): Promise<T> {
  const file = await open(path)
  try {
    const { size } = await file.stat()
    return await run({
      sizeBytes: size,
      async read(start, end) {
        const wanted = Math.max(0, Math.min(end, size) - start)
        const bytes = new Uint8Array(wanted)
        let have = 0
        while (have < wanted) {
          const { bytesRead } = await file.read(bytes, have, wanted - have, start + have)
          if (bytesRead === 0) break
          have += bytesRead
        }
        return have === wanted ? bytes : bytes.subarray(0, have)
      },
    })
  } finally {
    await file.close()
  }
}
