const symbols: readonly (readonly [RegExp, string])[] = [
  [/R\$|BRL/i, 'BRL'], [/(?<![A-Z])S\$|SGD/i, 'SGD'], [/US\$|USD|美元|美金/i, 'USD'], [/NT\$|TWD|新台币|新臺幣/i, 'TWD'], [/HK\$|HKD|港币|港元/i, 'HKD'], [/MX\$|MXN/i, 'MXN'], [/A\$|AUD/i, 'AUD'], [/C\$|CAD/i, 'CAD'],
  [/CNY|RMB|CN¥|人民币|人民幣/i, 'CNY'], [/(?<![A-Z])RM(?![A-Z])|MYR/i, 'MYR'], [/(?<![A-Z])Rp(?![A-Z])|IDR/i, 'IDR'], [/₫|VND|VNĐ|(?<!\p{L})đ(?!\p{L})/iu, 'VND'], [/฿|THB|บาท/i, 'THB'], [/₱|PHP/i, 'PHP'],
  [/€|EUR/i, 'EUR'], [/£|GBP/i, 'GBP'], [/₩|KRW|원/i, 'KRW'], [/JPY|円|日元/i, 'JPY'], [/₹|INR/i, 'INR'], [/₽|RUB/i, 'RUB'], [/CLP/i, 'CLP'], [/SAR/i, 'SAR'], [/AED/i, 'AED'], [/PLN|zł/i, 'PLN'], [/元/, 'CNY'], [/\$/, 'USD'], [/[¥￥]/, 'CNY'],
]
/** Currencies whose amounts have no decimals in practice; by ISO 4217 the rupiah has two. */
const withoutDecimals = new Set(['VND', 'KRW', 'JPY', 'CLP', 'IDR'])

export function hasDecimals(currency: string | null): boolean {
  return currency === null || !withoutDecimals.has(currency)
}

/** The ISO code that a money cell names, or null. */
export function currencyIn(text: string): string | null {
  if (/^[\d.,\s+-]*$/.test(text)) return null
  const short = text.slice(0, 60)
  return symbols.find(([pattern]) => pattern.test(short))?.[1] ?? null
}

/** The ISO code that a header names behind its name: `GMV (₫)`, `采购参考价（RMB）`, `单价/元`. */
export function currencyOfHeader(header: string): string | null {
  const aside = /[（([/]\s*([^（）()[\]/]{1,12})\s*[）)\]]?\s*$/.exec(header.slice(0, 120))?.[1] ?? ''
  return aside === '' ? null : currencyIn(aside)
}
