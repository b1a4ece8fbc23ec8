import type { CurrencyCode, SkuId } from '#domain/units.ts'

/** One invented product with the habits of its demand. */
export type SampleProduct = {
  readonly id: SkuId
  readonly sellerSku: string
  readonly platformSkuId: string
  readonly name: string
  readonly variation: string
  readonly category: string
  readonly priceMinor: number
  readonly costMinor: number
  /** Share of the shop's orders before trends, out of the sum of all. */
  readonly weight: number
  /** Orders in December against June. */
  readonly winterFactor: number
  /** Days after the first day of the history at which it was launched. */
  readonly launchDay: number
  /** Units on hand today, in days of its recent sales. */
  readonly coverDays: number
}

export const SAMPLE_CURRENCY = 'USD' as CurrencyCode

const rows: readonly (readonly [code: string, name: string, variation: string, category: string, price: number, cost: number, weight: number, winter: number, launch: number, cover: number])[] = [
  ['GLOW-LAMP', 'Glow Lamp 暖光灯', 'Warm white', 'Home', 2490, 690, 16, 1.5, 0, 54],
  ['CLOUD-CUP', 'Cloud Cup 云朵杯', 'Blue', 'Kitchen', 1590, 380, 12, 1.1, 0, 58],
  ['SNAP-ORG', 'Snap Organizer 磁吸收纳盒', 'Set of 3', 'Home', 1990, 520, 10, 1, 0, 62],
  ['PET-BRUSH', 'Steam Pet Brush 宠物蒸汽梳', 'Green', 'Pets', 1390, 310, 9, 1, 0, 64],
  ['MINI-BLEND', 'Mini Blender 便携榨汁杯', 'Pink', 'Kitchen', 3290, 980, 8, 0.8, 0, 66],
  ['NECK-FAN', 'Neck Fan 挂脖风扇', 'White', 'Electronics', 2190, 640, 5, 0.25, 0, 140],
  ['HEAT-WRAP', 'Heat Wrap 暖宫腰带', 'Beige', 'Health', 2690, 720, 6, 2.4, 0, 60],
  ['SEAM-TAPE', 'Seam Tape 美缝贴', '5 m', 'Tools', 990, 160, 6, 1, 0, 70],
  ['GRIP-MOUNT', 'Grip Mount 手机支架', 'Black', 'Electronics', 1290, 260, 5, 1, 0, 74],
  ['LED-STRIP', 'LED Strip 氛围灯带', '3 m', 'Home', 1790, 410, 5, 1.3, 0, 68],
  ['SILK-CAP', 'Silk Sleep Cap 真丝睡帽', 'Champagne', 'Beauty', 1490, 350, 4, 1.1, 0, 72],
  ['SCALP-MASS', 'Scalp Massager 头皮按摩器', 'Grey', 'Beauty', 1190, 220, 4, 1, 0, 78],
  ['LINT-BOT', 'Lint Shaver 毛球修剪器', 'White', 'Home', 1690, 430, 3, 1.6, 0, 66],
  ['YOGA-RING', 'Yoga Ring 瑜伽环', 'Purple', 'Sports', 1890, 450, 3, 0.9, 0, 84],
  ['DRAIN-NET', 'Drain Net 地漏网', '20 pcs', 'Home', 790, 90, 3, 1, 0, 110],
  ['CABLE-CLIP', 'Cable Clip 理线夹', '6 pcs', 'Electronics', 690, 80, 2.5, 1, 0, 120],
  ['WAX-MELT', 'Wax Melt 香薰蜡块', 'Cedar', 'Home', 1290, 240, 2.5, 1.9, 60, 80],
  ['TOTE-FOLD', 'Fold Tote 折叠购物袋', 'Olive', 'Bags', 1090, 190, 2, 1, 0, 130],
  ['STAR-PROJ', 'Star Projector 星空投影灯', 'Black', 'Home', 3990, 1290, 4, 1.7, 210, 56],
  ['HAND-WARM', 'Hand Warmer 充电暖手宝', 'Coral', 'Electronics', 2290, 610, 3, 3, 150, 62],
  ['TEA-FLASK', 'Tea Flask 茶水分离杯', 'Silver', 'Kitchen', 2590, 700, 1, 1.2, 0, 180],
  ['KNEE-PAD', 'Knee Pad 护膝', 'L', 'Sports', 1590, 360, 0.8, 1.1, 0, 200],
  ['BABY-GATE', 'Cabinet Lock 儿童安全锁', '8 pcs', 'Baby', 1190, 170, 0.6, 1, 0, 220],
  ['DESK-MAT', 'Desk Mat 皮革桌垫', 'Brown', 'Office', 2790, 830, 0.5, 1, 330, 240],
]

export const PRODUCTS: readonly SampleProduct[] = rows.map(([code, name, variation, category, priceMinor, costMinor, weight, winterFactor, launchDay, coverDays], i) => ({
  id: code.toLowerCase() as SkuId,
  sellerSku: code,
  platformSkuId: `17294016${String(25_180_030_000 + i * 7919 + 77).padStart(11, '0')}`,
  name, variation, category, priceMinor, costMinor, weight, winterFactor, launchDay, coverDays,
}))
