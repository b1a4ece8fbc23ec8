/** Why inflation stopped. */
export type Inflated = { readonly ok: true; readonly bytes: Uint8Array<ArrayBuffer> } | { readonly ok: false; readonly reason: 'damaged' | 'tooLong' }

/** Deflate cannot do better than 1,032 to 1: a length beyond this share is not believed, and no memory is set aside for it. */
const MAX_RATIO = 1100

export async function gzip(bytes: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new CompressionStream('gzip')
  const writer = stream.writable.getWriter()
  const written = Promise.all([writer.write(bytes), writer.close()])
  const chunks: Uint8Array[] = []
  const reader = stream.readable.getReader()
  for (let part = await reader.read(); !part.done; part = await reader.read()) chunks.push(part.value)
  await written
  return joined(chunks)
}

/**
 * Inflates one gzip member of which exactly `rawLength` bytes are expected, stopping as soon as there are more.
 *
 * Engines differ in what they let pass after the member; its last four bytes repeat the length (RFC 1952), so that a payload
 * with something behind it is refused everywhere.
 */
export async function gunzip(bytes: Uint8Array, rawLength: number): Promise<Inflated> {
  if (bytes.length < 18 || new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(bytes.length - 4, true) !== rawLength % 2 ** 32) {
    return { ok: false, reason: 'damaged' }
  }
  if (rawLength > bytes.length * MAX_RATIO) return { ok: false, reason: 'damaged' }
  const stream = new DecompressionStream('gzip')
  const writer = stream.writable.getWriter()
  const written = Promise.all([writer.write(bytes), writer.close()]).then(() => true, () => false)
  const reader = stream.readable.getReader()
  const raw = new Uint8Array(rawLength)
  let length = 0
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      if (length + part.value.length > rawLength) {
        await reader.cancel().catch(() => undefined)
        return { ok: false, reason: 'tooLong' }
      }
      raw.set(part.value, length)
      length += part.value.length
    }
  } catch {
    return { ok: false, reason: 'damaged' }
  }
  return (await written) && length === rawLength ? { ok: true, bytes: raw } : { ok: false, reason: 'damaged' }
}

function joined(chunks: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0))
  let at = 0
  for (const chunk of chunks) {
    all.set(chunk, at)
    at += chunk.length
  }
  return all
}
