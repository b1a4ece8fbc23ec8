/** A long number in scientific notation, as a spreadsheet program shows it: digits are lost. */
export function isScientificId(text: string): boolean {
  const second = text.charCodeAt(1)
  // Most ids go on with a digit; they are asked about by the million.
  if (second >= 48 && second <= 57) return false
  return text.length >= 5 && text.length < 30 && /^\d(?:[.,]\d{1,17})?E\+?\d{1,3}$/i.test(text)
}

/** More than fifteen digits of which only the first fifteen tell anything. */
export function endsInLostDigits(text: string): boolean {
  return text.length >= 17 && text.length <= 22 && text.endsWith('00') && /^[1-9]\d{16,21}$/.test(text) && /^0+$/.test(text.slice(15))
}

/**
 * Whether ids of this column that end in zeros were rounded to fifteen digits by a spreadsheet program. One intact id in a
 * thousand ends so by itself; a rounded column has them throughout, or scientific notation beside them.
 */
export function isRoundedColumn(cells: readonly string[]): boolean {
  const long = new Set<string>()
  const lost = new Set<string>()
  for (const cell of cells) {
    if (isScientificId(cell)) return true
    if (cell.length < 17 || long.size > 100_000 || !/^\d{17,22}$/.test(cell)) continue
    long.add(cell)
    if (endsInLostDigits(cell)) lost.add(cell)
  }
  return lost.size > 0 && (lost.size === long.size || (lost.size >= 2 && lost.size * 2 >= long.size))
}

/** An id as a workbook stores it: a whole number written `123.0` loses its decimals, everything else stays. */
export function idText(text: string): string {
  return text.length > 2 && text.endsWith('.0') && /^\d+\.0$/.test(text) ? text.slice(0, -2) : text
}
