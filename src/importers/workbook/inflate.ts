const LENGTH_BASE = [3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258]
const LENGTH_EXTRA = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0]
const DISTANCE_BASE = [1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145, 8193, 12_289, 16_385, 24_577]
const CODE_ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]
const MAX_BITS = 15

/** Codes of one alphabet: how many there are of each length, and the symbols in the order of their codes. */
type Codes = { readonly counts: Uint16Array; readonly symbols: Uint16Array }

class BrokenStream extends Error {}

/**
 * Unpacks a small deflated part at once, where setting up the platform's stream would take longer; null when it is broken
 * or does not unpack to exactly `wantedBytes`. Source: RFC 1951; canonical decoding after M. Adler's puff.
 */
export function inflateSmall(packed: Uint8Array, wantedBytes: number): Uint8Array | null {
  try {
    const out = new Uint8Array(wantedBytes)
    return new Inflater(packed, out).run() === wantedBytes ? out : null
  } catch (error) {
    if (error instanceof BrokenStream) return null
    throw error
  }
}

class Inflater {
  readonly #packed: Uint8Array
  readonly #out: Uint8Array
  #at = 0
  #held = 0
  #heldBits = 0
  #length = 0

  constructor(packed: Uint8Array, out: Uint8Array) {
    this.#packed = packed
    this.#out = out
  }

  run(): number {
    for (let isLast = false; !isLast; ) {
      isLast = this.#bits(1) === 1
      const type = this.#bits(2)
      if (type === 0) this.#stored()
      else if (type === 1) this.#compressed(fixedLengths, fixedDistances)
      else if (type === 2) this.#compressed(...this.#tables())
      else throw new BrokenStream()
    }
    // What follows the last block belongs to nothing.
    if (this.#at !== this.#packed.length) throw new BrokenStream()
    return this.#length
  }

  #bits(count: number): number {
    while (this.#heldBits < count) {
      if (this.#at >= this.#packed.length) throw new BrokenStream()
      this.#held |= this.#packed[this.#at]! << this.#heldBits
      this.#at += 1
      this.#heldBits += 8
    }
    const value = this.#held & ((1 << count) - 1)
    this.#held >>>= count
    this.#heldBits -= count
    return value
  }

  #symbol({ counts, symbols }: Codes): number {
    let code = 0
    let first = 0
    let index = 0
    for (let length = 1; length <= MAX_BITS; length += 1) {
      code |= this.#bits(1)
      const count = counts[length]!
      if (code - count < first) return symbols[index + code - first]!
      index += count
      first = (first + count) << 1
      code <<= 1
    }
    throw new BrokenStream()
  }

  #put(byte: number) {
    if (this.#length >= this.#out.length) throw new BrokenStream()
    this.#out[this.#length] = byte
    this.#length += 1
  }

  #stored() {
    this.#held = 0
    this.#heldBits = 0
    const size = this.#bits(16)
    if ((this.#bits(16) ^ 0xffff) !== size) throw new BrokenStream()
    for (let i = 0; i < size; i += 1) this.#put(this.#bits(8))
  }

  #compressed(lengths: Codes, distances: Codes) {
    for (;;) {
      const symbol = this.#symbol(lengths)
      if (symbol === 256) return
      if (symbol < 256) {
        this.#put(symbol)
        continue
      }
      const size = LENGTH_BASE[symbol - 257]
      if (size === undefined) throw new BrokenStream()
      const length = size + this.#bits(LENGTH_EXTRA[symbol - 257]!)
      const far = this.#symbol(distances)
      const base = DISTANCE_BASE[far]
      if (base === undefined) throw new BrokenStream()
      const distance = base + this.#bits(far < 4 ? 0 : (far >> 1) - 1)
      if (distance > this.#length) throw new BrokenStream()
      for (let i = 0; i < length; i += 1) this.#put(this.#out[this.#length - distance]!)
    }
  }

  #tables(): [Codes, Codes] {
    const lengthCount = this.#bits(5) + 257
    const distanceCount = this.#bits(5) + 1
    const codeCount = this.#bits(4) + 4
    if (lengthCount > 286 || distanceCount > 30) throw new BrokenStream()
    const widths = new Uint8Array(19)
    for (let i = 0; i < codeCount; i += 1) widths[CODE_ORDER[i]!] = this.#bits(3)
    const codes = codesOf(widths)
    const all = new Uint8Array(lengthCount + distanceCount)
    for (let i = 0; i < all.length; ) {
      const symbol = this.#symbol(codes)
      if (symbol < 16) {
        all[i] = symbol
        i += 1
        continue
      }
      if (symbol === 16 && i === 0) throw new BrokenStream()
      const value = symbol === 16 ? all[i - 1]! : 0
      const times = symbol === 16 ? 3 + this.#bits(2) : symbol === 17 ? 3 + this.#bits(3) : 11 + this.#bits(7)
      if (i + times > all.length) throw new BrokenStream()
      all.fill(value, i, (i += times))
    }
    if (all[256] === 0) throw new BrokenStream()
    return [codesOf(all.subarray(0, lengthCount)), codesOf(all.subarray(lengthCount))]
  }
}

function codesOf(widths: Uint8Array): Codes {
  const counts = new Uint16Array(MAX_BITS + 1)
  for (const width of widths) counts[width] = counts[width]! + 1
  counts[0] = 0
  let left = 1
  const offsets = new Uint16Array(MAX_BITS + 2)
  for (let length = 1; length <= MAX_BITS; length += 1) {
    left = left * 2 - counts[length]!
    if (left < 0) throw new BrokenStream()
    offsets[length + 1] = offsets[length]! + counts[length]!
  }
  const symbols = new Uint16Array(widths.length)
  widths.forEach((width, symbol) => {
    if (width === 0) return
    symbols[offsets[width]!] = symbol
    offsets[width] = offsets[width]! + 1
  })
  return { counts, symbols }
}

const fixedLengths = codesOf(Uint8Array.from({ length: 288 }, (_, i) => (i < 144 ? 8 : i < 256 ? 9 : i < 280 ? 7 : 8)))
const fixedDistances = codesOf(new Uint8Array(30).fill(5))
