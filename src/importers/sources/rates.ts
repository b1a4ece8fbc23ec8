import { comparable } from '../values/clean.ts'
import { currencyIn } from '../values/currency.ts'
import { parseDecimal } from '../values/numbers.ts'
import { carrierNames, countNames, currencyNames } from './commonNames.ts'
import type { FieldKind, RowContext, Source, Values } from './types.ts'

const originNames = ['Origin', 'From', 'Ship from', '始发地', '发货地', '起运地', '寄件地', '始发省', '始發地', 'Asal', 'Nơi gửi', 'ต้นทาง'] as const
const destinationNames = ['Destination', 'Zone', 'Region', 'To', 'Ship to', 'Country', 'Country code', 'Destination country', '目的地', '区域', '地区', '分区', '省份', '目的省', '目的省份', '收件地', '目的国', '国家', '国家代码', '国家/地区', '目的國', '區域', '國家', '國家代碼', 'Tujuan', 'Negara', 'Nơi nhận', 'Quốc gia', 'ปลายทาง', 'ประเทศ'] as const
const weightNames = ['Weight', 'Weight (kg)', 'Weight range', 'Weight range (kg)', 'Weight band', 'Chargeable weight', 'KG', '重量', '重量(kg)', '计费重', '计费重量', '重量段', '重量区间', '重量区间(kg)', '重量段(kg)', '重量區間', 'น้ำหนัก', 'Khối lượng', 'Cân nặng', 'Berat'] as const
const firstPriceNames = ['首重', '首重价格', '首重费用', '首重运费', '首重单价', '首重(元)', 'First weight price', 'First weight fee', 'First weight', 'First kg', 'Base price', 'Base rate', '首重價格'] as const
const stepPriceNames = ['续重', '续重价格', '续重费用', '续重单价', '续重运费', '续重(元)', 'Additional weight price', 'Additional weight fee', 'Additional weight', 'Additional kg', 'Price per additional kg', 'Per additional kg', '續重', '續重價格'] as const
const perOrder = [...countNames, 'SKU', 'Order ID', '订单号', 'Tracking number', '运单号']

const carrier = { kind: 'text', aliases: carrierNames } as const
const currency = { kind: 'text', aliases: currencyNames } as const
const band: readonly { readonly field: string; readonly kind: FieldKind }[] = [{ field: 'weightFromKg', kind: 'amount' }, { field: 'weightToKg', kind: 'amount' }]

/** First and additional weight per destination; where the sheet has two bands of weight, a row per band. */
export const courierRates: Source = {
  kind: 'courier-rates',
  isGeneral: true,
  yields: 'facts',
  keyField: 'destination',
  dayField: null,
  identity: ['carrier', 'origin', 'destination', 'weightFromKg'],
  preferredDateOrder: 'DMY',
  needs: [['destination'], ['firstPrice'], ['stepPrice']],
  excludes: perOrder,
  fields: {
    carrier,
    origin: { kind: 'text', aliases: originNames },
    destination: { kind: 'text', isNeeded: true, aliases: destinationNames },
    firstWeightKg: { kind: 'amount', isMoney: false, aliases: ['首重重量', '首重(kg)', '首重公斤', 'First weight (kg)', 'Base weight (kg)', 'Base weight'] },
    firstPrice: { kind: 'amount', aliases: firstPriceNames },
    stepWeightKg: { kind: 'amount', isMoney: false, aliases: ['续重重量', '续重(kg)', '续重单位', 'Additional weight (kg)', 'Step weight (kg)', 'Step weight'] },
    stepPrice: { kind: 'amount', aliases: stepPriceNames },
    firstPriceAbove: { kind: 'amount', aliases: firstPriceNames, occurrence: 2 },
    stepPriceAbove: { kind: 'amount', aliases: stepPriceNames, occurrence: 2 },
    volumetricDivisor: { kind: 'amount', isMoney: false, aliases: ['抛比', '泡比', '抛重比', '体积重系数', '体积系数', '材积除数', '材积比', 'Volumetric divisor', 'Dim divisor', 'DIM factor', '體積重係數'] },
    currency,
  },
  factFields: [
    { field: 'carrier', kind: 'text' }, { field: 'origin', kind: 'text' }, { field: 'destination', kind: 'text' }, ...band, { field: 'firstWeightKg', kind: 'amount' }, { field: 'firstPrice', kind: 'amount' },
    { field: 'stepWeightKg', kind: 'amount' }, { field: 'stepPrice', kind: 'amount' }, { field: 'volumetricDivisor', kind: 'amount' }, { field: 'currency', kind: 'text' },
  ],
  take(values, context) {
    const { firstPriceAbove, stepPriceAbove, ...lower } = values
    const hasTwo = context.hasField('firstPriceAbove')
    context.addFact({ ...lower, ...(hasTwo ? bandOf(context.header('firstPrice')) : {}) })
    if (hasTwo && (firstPriceAbove !== null || stepPriceAbove !== null)) context.addFact({ ...lower, firstPrice: firstPriceAbove ?? null, stepPrice: stepPriceAbove ?? null, ...bandOf(context.header('firstPriceAbove')) })
  },
}

/** Price by weight (rows) and country or zone (columns): a row of facts per cell. Without a range the weight is the band's upper end. */
export const rateMatrix: Source = {
  kind: 'rate-matrix',
  isGeneral: true,
  yields: 'facts',
  keyField: 'weight',
  dayField: null,
  identity: ['carrier', 'destination', 'weightFromKg', 'weightToKg'],
  preferredDateOrder: 'DMY',
  isWide: true,
  wideHeader: isDestination,
  needs: [['weight']],
  excludes: perOrder,
  fields: { weight: { kind: 'text', isNeeded: true, aliases: weightNames }, carrier, currency },
  factFields: [{ field: 'carrier', kind: 'text' }, { field: 'destination', kind: 'text' }, ...band, { field: 'price', kind: 'amount' }, { field: 'currency', kind: 'text' }],
  take(values, context) {
    const range = weightRange(String(values['weight'] ?? ''))
    if (!range) return context.issue('notNumber', 'error', 'weight', values['weight'] ?? null, '21.0 - 44.0')
    for (const { header, cell } of context.dayCells()) {
      const price = priceOf(cell, `day:${header}`, context)
      if (price !== null) context.addFact({ ...values, destination: header, ...range, price, currency: values['currency'] ?? currencyIn(cell) })
    }
  },
}

/** The same with a row per country and weight range. */
export const rateList: Source = {
  kind: 'rate-matrix',
  isGeneral: true,
  yields: 'facts',
  keyField: 'destination',
  dayField: null,
  identity: ['carrier', 'destination', 'weightFromKg', 'weightToKg'],
  preferredDateOrder: 'DMY',
  needs: [['destination'], ['weight'], ['price']],
  excludes: [...perOrder, ...firstPriceNames],
  fields: {
    carrier,
    destination: { kind: 'text', isNeeded: true, aliases: destinationNames },
    weight: { kind: 'text', isNeeded: true, aliases: weightNames },
    price: { kind: 'amount', isNeeded: true, aliases: ['Price', 'Rate', 'Freight', 'Price per kg', 'Rate per kg', 'Price/kg', 'Per kg', '单价', '价格', '运费', '运费单价', '每公斤价格', '公斤价', '每公斤', '單價', '運費', 'Harga', 'Tarif', 'Giá', 'Cước', 'ราคา', 'ค่าขนส่ง'] },
    currency,
  },
  factFields: [{ field: 'carrier', kind: 'text' }, { field: 'destination', kind: 'text' }, ...band, { field: 'price', kind: 'amount' }, { field: 'currency', kind: 'text' }],
  take(values, context) {
    const range = weightRange(String(values['weight'] ?? ''))
    if (!range) return context.issue('notNumber', 'error', 'weight', values['weight'] ?? null, '21.0 - 44.0')
    context.addFact({ ...values, ...range })
  },
}

function priceOf(cell: string, field: string, context: RowContext): number | null {
  if (!/\d/.test(cell)) return null
  const price = parseDecimal(cell, context.wideMark)
  if (Number.isFinite(price)) return price
  context.issue('notNumber', 'warning', field, cell, '12.34')
  return null
}

/** `21.0 - 44.` is 21 to 44 kg, `2` up to 2 kg, `45+` from 45 kg, `≤0.5kg` up to half a kilogram; null for no weight. */
export function weightRange(cell: string): { readonly weightFromKg: number | null; readonly weightToKg: number | null } | null {
  const text = cell.slice(0, 60).normalize('NFKC').toLowerCase()
  const numbers = [...text.matchAll(/\d{1,6}(?:\.\d{0,6})?/g)].map(([number]) => Number(number))
  const scale = /\d\s*(?:g|克)(?![a-z])/.test(text) && !/kg|公斤|千克/.test(text) ? 0.001 : 1
  const [a, b] = numbers.map((number) => Math.round(number * scale * 1e6) / 1e6)
  if (a === undefined || numbers.length > 2) return null
  if (b !== undefined) return a <= b ? { weightFromKg: a, weightToKg: b } : null
  return /[+>≥]|以上|above|over|trở lên/.test(text) ? { weightFromKg: a, weightToKg: null } : { weightFromKg: null, weightToKg: a }
}

function bandOf(header: string): Values {
  return { ...(weightRange(/[\d.]+\s*(?:kg|g|公斤|克|千克).{0,6}/i.exec(header.normalize('NFKC'))?.[0] ?? '') ?? {}) }
}

const countries = new Set([
  '美国', '英国', '德国', '法国', '意大利', '西班牙', '日本', '韩国', '中国', '香港', '台湾', '泰国', '越南', '印度尼西亚', '印尼', '马来西亚', '菲律宾', '新加坡', '澳大利亚', '澳洲', '加拿大', '墨西哥', '巴西', '俄罗斯', '荷兰', '波兰', '比利时', '瑞典', '奥地利', '葡萄牙', '爱尔兰', '沙特', '阿联酋', '印度', '欧盟', '美國', '英國', '德國', '法國', '韓國',
  'USA', 'United States', 'United Kingdom', 'Great Britain', 'Germany', 'France', 'Italy', 'Spain', 'Japan', 'Korea', 'South Korea', 'China', 'Hong Kong', 'Taiwan', 'Thailand', 'Vietnam', 'Indonesia', 'Malaysia', 'Philippines', 'Singapore', 'Australia', 'Canada', 'Mexico', 'Brazil', 'Russia', 'Netherlands', 'Poland', 'Belgium', 'Sweden', 'Austria', 'Portugal', 'Ireland', 'Saudi Arabia', 'UAE', 'India', 'EU', 'Europe',
].map(comparable))

/** A country code or name, or a numbered zone. */
function isDestination(header: string): boolean {
  if (header.length > 30) return false
  return /^[A-Z]{2}$/.test(header) || /^(?:zone|area|region|区域|分区|區域)\s?[A-Z0-9]{1,3}$/i.test(header) || /^[A-Z0-9]{1,2}[区區]$/.test(header) || /^[一二三四五六七八九十]{1,2}[区區]$/.test(header) || countries.has(comparable(header))
}
