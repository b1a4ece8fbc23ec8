import { createHash } from 'node:crypto'
import { gunzipSync, gzipSync } from 'node:zlib'

type Change = (value: Record<string, unknown>) => unknown

/** Takes a plan file apart, changes it, and puts it together again with right lengths and checksums: damage made on purpose. */
export async function reseal(bytes: Uint8Array, change: { readonly document?: Change; readonly text?: (text: string) => string; readonly header?: Change; readonly payload?: (payload: Uint8Array) => Uint8Array; readonly fixed?: (fixed: Uint8Array) => void }): Promise<Uint8Array> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const headerLength = view.getUint32(10, true)
  const header = JSON.parse(new TextDecoder().decode(bytes.subarray(14, 14 + headerLength))) as Record<string, unknown>
  const payload = bytes.subarray(14 + headerLength + 4, bytes.length - 32)
  let text = gunzipSync(payload).toString('utf8')
  if (change.document) text = sortedJson(change.document(JSON.parse(text) as Record<string, unknown>))
  if (change.text) text = change.text(text)
  const raw = Buffer.from(text, 'utf8')
  const changedHeader = { ...header, rawLength: raw.length, rawSha256: createHash('sha256').update(raw).digest('hex') }
  const newPayload = change.payload ? change.payload(gzipSync(raw)) : gzipSync(raw)
  return sealed(change.header ? change.header(changedHeader) : changedHeader, newPayload, change.fixed)
}

/** A container around any header and payload. */
export function sealed(header: unknown, payload: Uint8Array, fixed?: (bytes: Uint8Array) => void): Uint8Array {
  const head = Buffer.from(typeof header === 'string' ? header : sortedJson(header), 'utf8')
  const bytes = Buffer.alloc(8 + 2 + 4 + head.length + 4 + payload.length + 32)
  bytes.set([0x89, 0x48, 0x52, 0x4d, 0x0d, 0x0a, 0x1a, 0x0a, 1, 0])
  bytes.writeUInt32LE(head.length, 10)
  bytes.set(head, 14)
  bytes.writeUInt32LE(payload.length, 14 + head.length)
  bytes.set(payload, 18 + head.length)
  fixed?.(bytes)
  bytes.set(createHash('sha256').update(bytes.subarray(0, bytes.length - 32)).digest(), bytes.length - 32)
  return new Uint8Array(bytes)
}

function sortedJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(sortedJson).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  return `{${Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, member]) => `${JSON.stringify(key)}:${sortedJson(member)}`).join(',')}}`
}
