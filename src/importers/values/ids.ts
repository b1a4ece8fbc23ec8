/** An id that a spreadsheet program has rounded: `1.73238E+18`, or more than 15 digits ending in zeros only. */
export function isDamagedId(text: string): boolean {
  if (text.length < 5) return false
  if (/^\d(?:[.,]\d{1,17})?E\+?\d{1,3}$/i.test(text)) return true
  return text.length >= 17 && text.length <= 22 && /^[1-9]\d{16,21}$/.test(text) && /^0+$/.test(text.slice(15))
}

/** An id as a workbook stores it: a whole number written `123.0` loses its decimals, everything else stays. */
export function idText(text: string): string {
  return text.length > 2 && text.endsWith('.0') && /^\d+\.0$/.test(text) ? text.slice(0, -2) : text
}
