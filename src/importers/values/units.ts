/** Grams per unit of weight that a header names: 1,000 for `Weight (kg)`, 1 when it names grams or nothing. */
export function gramsPerUnit(header: string): number {
  const text = header.slice(0, 120).normalize('NFKC').toLowerCase()
  if (/kg|公斤|千克|kilogram/.test(text)) return 1000
  if (/(?:^|[^a-z])(?:lbs?|pounds?)(?:$|[^a-z])|磅/.test(text)) return 453.592
  return /(?:^|[^a-z])(?:oz|ounces?)(?:$|[^a-z])/.test(text) ? 28.3495 : 1
}
