/** Where a file's bytes come from, without holding them all: a dropped file, a file on disk, or bytes in memory. */
export type ByteSource = {
  readonly sizeBytes: number
  /** Bytes `start` (inclusive) to `end` (exclusive), fewer when the file ends before. */
  read(start: number, end: number): Promise<Uint8Array>
}

/** What is used of the platform's Blob. */
type BlobLike = { readonly size: number; slice(start: number, end: number): { arrayBuffer(): Promise<ArrayBuffer> } }

export function bytesSource(bytes: Uint8Array): ByteSource {
  return { sizeBytes: bytes.length, read: (start, end) => Promise.resolve(bytes.subarray(start, end)) }
}

export function blobSource(blob: BlobLike): ByteSource {
  return { sizeBytes: blob.size, read: async (start, end) => new Uint8Array(await blob.slice(start, end).arrayBuffer()) }
}
