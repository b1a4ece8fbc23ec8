/**
 * Random streams: xoshiro128** keyed through Philox4x32-10 by (seed, replication, source, day), so that any stream can be opened
 * directly, in any order and on any worker, and two scenarios share the noise of the sources they have in common.
 * Sources: D. Blackman, S. Vigna, "Scrambled linear pseudorandom number generators" (2021); J. K. Salmon et al., "Parallel random
 * numbers: as easy as 1, 2, 3" (SC11).
 */
export type Stream = Int32Array

const PER_UINT32 = 1 / 4294967296

export function createStream(): Stream {
  return new Int32Array(4)
}

/** Upper 32 bits of the product of two 32-bit numbers. No partial sum exceeds 32 bits, so wrapping integers hold each of them. */
function multiplyHigh(a: number, b: number): number {
  const aLow = a & 0xffff
  const aHigh = a >>> 16
  const bLow = b & 0xffff
  const bHigh = b >>> 16
  const middle = (Math.imul(aHigh, bLow) + (Math.imul(aLow, bLow) >>> 16)) | 0
  const carried = (Math.imul(aLow, bHigh) + (middle & 0xffff)) | 0
  return (Math.imul(aHigh, bHigh) + (middle >>> 16) + (carried >>> 16)) | 0
}

/** Philox4x32-10 of a counter (4 words) under a key (2 words), written to `out` (4 words, signed). */
export function philox(out: Int32Array, counter0: number, counter1: number, counter2: number, counter3: number, key0: number, key1: number): void {
  let c0 = counter0 | 0
  let c1 = counter1 | 0
  let c2 = counter2 | 0
  let c3 = counter3 | 0
  let k0 = key0 | 0
  let k1 = key1 | 0
  for (let round = 0; round < 10; round += 1) {
    const high0 = multiplyHigh(0xd2511f53, c0)
    const low0 = Math.imul(0xd2511f53, c0)
    const high1 = multiplyHigh(0xcd9e8d57, c2)
    const low1 = Math.imul(0xcd9e8d57, c2)
    c0 = high1 ^ c1 ^ k0
    c1 = low1
    c2 = high0 ^ c3 ^ k1
    c3 = low0
    k0 = (k0 + 0x9e3779b9) | 0
    k1 = (k1 + 0xbb67ae85) | 0
  }
  out[0] = c0
  out[1] = c1
  out[2] = c2
  out[3] = c3
}

/** Opens the stream of (seed, replication, source, day). Seed: a whole number from 0 to 2^53 - 1. */
export function seedStream(stream: Stream, seed: number, replication: number, source: number, day: number): void {
  philox(stream, day, source, replication, 0, seed % 4294967296, Math.floor(seed / 4294967296))
  if (((stream[0]! | stream[1]!) | (stream[2]! | stream[3]!)) === 0) stream[0] = 1
}

/** The next 32 bits, as a number from 0 to 2^32 - 1. */
export function nextUint32(stream: Stream): number {
  const s1 = stream[1]!
  const scrambled = Math.imul(s1, 5)
  const result = Math.imul((scrambled << 7) | (scrambled >>> 25), 9)
  const s2 = stream[2]! ^ stream[0]!
  const s3 = stream[3]! ^ s1
  stream[1] = s1 ^ s2
  stream[0] = stream[0]! ^ s3
  stream[2] = s2 ^ (s1 << 9)
  stream[3] = (s3 << 11) | (s3 >>> 21)
  return result >>> 0
}

/** Uniform in the open interval (0, 1), on a grid of 2^-32. */
export function nextUnit(stream: Stream): number {
  return (nextUint32(stream) + 0.5) * PER_UINT32
}

/** The next `count` draws of 32 bits at once: the same numbers as `nextUint32` gives, faster. */
export function fillUint32(stream: Stream, out: Uint32Array, count: number): void {
  let s0 = stream[0]!
  let s1 = stream[1]!
  let s2 = stream[2]!
  let s3 = stream[3]!
  for (let i = 0; i < count; i += 1) {
    const scrambled = Math.imul(s1, 5)
    out[i] = Math.imul((scrambled << 7) | (scrambled >>> 25), 9)
    const shifted = s1 << 9
    s2 ^= s0
    s3 ^= s1
    s1 ^= s2
    s0 ^= s3
    s2 ^= shifted
    s3 = (s3 << 11) | (s3 >>> 21)
  }
  stream[0] = s0
  stream[1] = s1
  stream[2] = s2
  stream[3] = s3
}

/** A source number out of a name: FNV-1a over UTF-16 units. Streams named by id follow their owner when the order changes. */
export function sourceOf(name: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < name.length; i += 1) hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193)
  return hash >>> 0
}
