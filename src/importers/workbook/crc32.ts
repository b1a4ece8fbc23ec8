/** Slicing-by-four tables of the reflected polynomial 0xEDB88320. */
const tables = buildTables()

/** CRC-32 of bytes, continued from `seed`; unsigned. Source: ISO-HDLC, as ZIP (APPNOTE 4.4.7) uses it. */
export function crc32(bytes: Uint8Array, seed = 0): number {
  const t0 = tables[0]!
  const t1 = tables[1]!
  const t2 = tables[2]!
  const t3 = tables[3]!
  let crc = ~seed
  let i = 0
  for (const end = bytes.length - 3; i < end; i += 4) {
    crc ^= bytes[i]! | (bytes[i + 1]! << 8) | (bytes[i + 2]! << 16) | (bytes[i + 3]! << 24)
    crc = t3[crc & 255]! ^ t2[(crc >>> 8) & 255]! ^ t1[(crc >>> 16) & 255]! ^ t0[crc >>> 24]!
  }
  for (; i < bytes.length; i += 1) crc = t0[(crc ^ bytes[i]!) & 255]! ^ (crc >>> 8)
  return ~crc >>> 0
}

function buildTables(): readonly Int32Array[] {
  const first = new Int32Array(256)
  for (let n = 0; n < 256; n += 1) {
    let c = n
    for (let k = 0; k < 8; k += 1) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1
    first[n] = c
  }
  const all = [first]
  for (let k = 1; k < 4; k += 1) {
    const before = all[k - 1]!
    all.push(first.map((_, n) => (before[n]! >>> 8) ^ first[before[n]! & 255]!))
  }
  return all
}
