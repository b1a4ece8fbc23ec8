import { comparable } from '../values/clean.ts'

/**
 * Identity of a header row, by which mappings are remembered: names in their order, without case, spaces, marks and
 * empty cells at the end. 16 hexadecimal digits (64 bits, FNV-1a in two halves).
 */
export function headerFingerprint(headers: readonly string[]): string {
  const names = headers.map(comparable)
  while (names.length > 0 && names.at(-1) === '') names.pop()
  let a = 0x811c9dc5
  let b = 0x050c5d1f
  for (const name of names) {
    for (let i = 0; i <= name.length; i += 1) {
      // The end of a name is a character of its own: `ab, c` is not `a, bc`.
      const code = i < name.length ? name.charCodeAt(i) : 0x1f
      a = Math.imul(a ^ code, 0x01000193)
      b = Math.imul(b ^ (code + 0x9e37), 0x01000193) ^ (a >>> 15)
    }
  }
  return hex(a) + hex(b)
}

function hex(value: number): string {
  return (value >>> 0).toString(16).padStart(8, '0')
}
