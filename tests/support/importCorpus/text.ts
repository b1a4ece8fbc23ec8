import { encode, type Encoding } from './encode.ts'

export type TextShape = { readonly encoding?: Encoding; readonly hasMark?: boolean; readonly delimiter?: string; readonly eol?: string; readonly isOpenEnded?: boolean }

/** A delimited file. Cells are quoted where the delimiter, a quotation mark or a line end asks for it. */
export function table(rows: readonly (readonly (string | number)[])[], shape: TextShape = {}): Uint8Array {
  const { delimiter = ',', eol = '\r\n', isOpenEnded = false } = shape
  const quote = (cell: string) => (cell.includes(delimiter) || /["\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)
  const lines = rows.map((cells) => cells.map((cell) => quote(String(cell))).join(delimiter)).join(eol)
  return raw(isOpenEnded ? lines : `${lines}${eol}`, shape)
}

/** Text as it stands. */
export function raw(text: string, { encoding = 'utf-8', hasMark = false }: TextShape = {}): Uint8Array {
  return encode(hasMark ? `\ufeff${text}` : text, encoding)
}

/** `count` things made of their number, from 1. */
export function many<T>(count: number, make: (n: number) => T): T[] {
  return Array.from({ length: count }, (_, i) => make(i + 1))
}

export function two(n: number): string {
  return String(n).padStart(2, '0')
}
