/** Grams per unit of weight that a header names: 1,000 for `Weight (kg)`, 1 when it names grams or nothing. */
export function gramsPerUnit(header: string): number {
  const text = header.slice(0, 120).normalize('NFKC').toLowerCase()
  if (/kg|公斤|千克|kilogram/.test(text)) return 1000
  if (/(?:^|[^a-z])(?:lbs?|pounds?)(?:$|[^a-z])|磅/.test(text)) return 453.592
  return /(?:^|[^a-z])(?:oz|ounces?)(?:$|[^a-z])/.test(text) ? 28.3495 : 1
}

/** Units, currencies and notes on filling in: what stands in brackets behind a name without changing what it means, or behind a number. */
const words = new Set([
  '元', '円', '₫', '$', '€', '£', '฿', '₱', '₹', '₩', 'rp', 'rm', 'đ', 'vnd', 'idr', 'myr', 'thb', 'php', 'sgd', 'usd', 'cny', 'rmb', 'eur', 'gbp', 'jpy', 'krw', 'brl', 'mxn', 'twd', 'hkd', 'us$', 'hk$', 'nt$', 's$', 'r$', '人民币', '美元', '¥',
  'kg', 'kgs', 'g', 'gram', 'grams', 'cm', 'mm', 'm', 'lb', 'lbs', 'oz', '千克', '公斤', '克', '厘米', 'cbm', '%', '件', '个', '個', '箱', '包', '票', '单', '張', '只', '台', '套', '天', '日', '小时', '时', '分钟', '秒', 'กก', 'กรัม', 'ชิ้น', 'วัน', 'cái', 'chiếc', 'ngày', 'hari', 'buah',
  'pcs', 'pc', 'pieces', 'units', 'unit', 'ea', 'ctn', 'boxes', 'day', 'days', 'd', 'hour', 'hours', 'hr', 'hrs', 'h', 'minute', 'minutes', 'min', 'mins', 'second', 'seconds', 'sec', 's', 'jam', 'menit', 'phút', 'giờ', 'week', 'weeks', '元/kg', '/kg', '元/公斤', '工作日', '自然日', 'working days', 'business days',
  '必填', '选填', '選填', '可选', 'required', 'mandatory', 'optional', 'wajib', 'opsional', 'bắt buộc', 'không bắt buộc', 'จำเป็น', 'ไม่บังคับ', '不可编辑', 'not editable', 'current shop', '当前店铺',
])

export function isUnitWord(text: string): boolean {
  return words.has(text.normalize('NFKC').trim().toLowerCase())
}

const countWords = new Set(['件', '个', '個', '包', '票', '单', '張', '只', '台', '套', 'ชิ้น', 'cái', 'chiếc', 'buah', 'pcs', 'pc', 'pieces', 'units', 'unit', 'ea'])

/** A word for things that are counted one by one: `3 pcs`, `3件`. */
export function isCountWord(text: string): boolean {
  return countWords.has(text.normalize('NFKC').trim().toLowerCase())
}
