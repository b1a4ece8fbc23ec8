import { countNames, currencyNames, dayNames, skuNames } from './commonNames.ts'
import type { Source } from './types.ts'

/** Results of a small test before a launch: a row per arm, or per arm and day. */
export const smallTest: Source = {
  kind: 'small-test',
  isGeneral: true,
  yields: 'facts',
  fileName: /small[ _-]?test|a-?b[ _-]?test|测品|测试结果|测款/i,
  keyField: 'arm',
  dayField: 'day',
  identity: ['test', 'arm', 'sku', 'day'],
  preferredDateOrder: 'DMY',
  needs: [['arm', 'test'], ['impressions', 'clicks'], ['orders', 'units']],
  excludes: ['Campaign ID', '广告计划 ID', 'Order ID', '订单号'],
  fields: {
    test: { kind: 'text', aliases: ['Test', 'Test name', 'Test ID', 'Experiment', 'Experiment name', '测试', '测试名称', '实验', '实验名称', '测品', '测款', '測試', '測試名稱', 'การทดสอบ', 'Thử nghiệm', 'Uji coba', 'Tes'] },
    arm: { kind: 'text', isNeeded: true, aliases: ['Arm', 'Variant', 'Test group', 'Test arm', 'Test cell', 'Group', 'Cell', 'Version', 'Creative', '组别', '分组', '测试组', '实验组', '版本', '方案', '素材', '組別', '變體', 'กลุ่ม', 'Nhóm', 'Biến thể', 'Grup', 'Varian'] },
    sku: { kind: 'id', aliases: skuNames },
    day: { kind: 'time', aliases: dayNames },
    impressions: { kind: 'units', aliases: ['Impressions', 'Views', 'Exposures', '曝光', '曝光量', '曝光次数', '展示量', '展现量', '播放量', '曝光數', 'Impresi', 'Lượt hiển thị', 'การแสดงผล'] },
    clicks: { kind: 'units', aliases: ['Clicks', '点击', '点击量', '点击次数', '点击数', '點擊數', 'Klik', 'Lượt nhấp', 'คลิก'] },
    orders: { kind: 'units', aliases: ['Orders', 'Conversions', 'Purchases', '订单数', '订单', '订单量', '成交单数', '转化数', '訂單數', 'Pesanan', 'Đơn hàng', 'คำสั่งซื้อ'] },
    units: { kind: 'units', aliases: ['Units sold', 'Items sold', '销量', '成交件数', '銷量', ...countNames] },
    spend: { kind: 'amount', aliases: ['Spend', 'Cost', 'Ad spend', 'Amount spent', '花费', '消耗', '投放金额', '成本', '花費', 'Biaya', 'Chi phí', 'ค่าใช้จ่าย'] },
    currency: { kind: 'text', aliases: currencyNames },
  },
  take: () => undefined,
}
