import fc from 'fast-check'

export type Damage = { readonly how: 'cut' | 'flip' | 'swap' | 'repeat' | 'insert' | 'remove' | 'zero' | 'textMode' | 'length'; readonly at: number; readonly to: number; readonly bit: number }
/** Damage to a file of this many bytes. */
export const damagesOf = (length: number) => fc.record({
  how: fc.constantFrom<Damage['how'][]>('cut', 'flip', 'swap', 'repeat', 'insert', 'remove', 'zero', 'textMode', 'length'),
  at: fc.nat(length - 1), to: fc.nat(length - 1), bit: fc.nat(7),
})

export function damaged(bytes: Uint8Array, { how, at, to, bit }: Damage): Uint8Array {
  const copy = bytes.slice()
  const [from, until] = [Math.min(at, to), Math.max(at, to) + 1]
  if (how === 'cut') return copy.subarray(0, at)
  if (how === 'repeat') return Uint8Array.from([...copy.subarray(0, until), ...copy.subarray(from)])
  if (how === 'insert') return Uint8Array.from([...copy.subarray(0, at), bit, ...copy.subarray(at)])
  if (how === 'remove') return Uint8Array.from([...copy.subarray(0, from), ...copy.subarray(until)])
  if (how === 'textMode') return Uint8Array.from([...copy].flatMap((byte) => (byte === 0x0d ? [] : byte === 0x0a && bit > 3 ? [0x0d, 0x0a] : [bit === 0 ? byte & 0x7f : byte])))
  if (how === 'flip') copy[at]! ^= 1 << bit
  else if (how === 'zero') copy.fill(0, from, until)
  else if (how === 'swap') [copy[at], copy[to]] = [copy[to]!, copy[at]!]
  else new DataView(copy.buffer).setUint32(at % 2 === 0 ? 10 : Math.min(at, copy.length - 4), to * 2 ** (bit * 3), true)
  return copy
}
