import { campaignIdNames, campaignNames, currencyNames, dayNames, productIdNames, productNames, skuNames } from './commonNames.ts'
import type { FieldSpec, Source } from './types.ts'

const costNames = ['Cost', 'Spend', 'Total cost', 'Total spend', 'Amount spent', 'Ad spend', 'Ad cost', '成本', '消耗', '花费', '总消耗', '广告花费', '花費', 'Biaya', 'Total biaya', 'Pengeluaran', 'Chi phí', 'Tổng chi phí', 'ต้นทุน', 'ค่าใช้จ่าย'] as const

/** The figures that every ads export of this platform has, in the language of its user. */
const figures = {
  cost: { kind: 'amount', isNeeded: true, aliases: costNames },
  netCost: { kind: 'amount', aliases: ['Net Cost', '净成本', '淨成本', 'Biaya bersih', 'Chi phí ròng', 'ต้นทุนสุทธิ', 'net_cost'] },
  skuOrders: { kind: 'units', aliases: ['SKU orders (Current shop)', 'SKU 订单数（当前店铺）', 'SKU orders', 'Orders (SKU)', 'SKU 订单数', 'SKU 訂單數', 'Pesanan SKU', 'Pesanan SKU (Toko saat ini)', 'Đơn hàng SKU', 'Đơn hàng SKU (Cửa hàng hiện tại)', 'คำสั่งซื้อ SKU'] },
  costPerOrder: { kind: 'amount', aliases: ['Cost per order (Current shop)', '平均下单成本（当前店铺）', 'Cost per order', '平均下单成本', '平均下單成本', 'Biaya per pesanan', 'Chi phí mỗi đơn hàng', 'ต้นทุนต่อคำสั่งซื้อ', 'cost_per_order'] },
  revenue: { kind: 'amount', aliases: ['Gross revenue (Current shop)', '总收入（当前店铺）', 'Gross revenue', '总收入', '總收入', 'Pendapatan kotor', 'Pendapatan kotor (Toko saat ini)', 'Tổng doanh thu', 'Doanh thu gộp', 'รายได้รวม', 'gross_revenue'] },
  roi: { kind: 'amount', isMoney: false, aliases: ['ROI (Current shop)', '投资回报率 (ROI)（当前店铺）', 'ROI', '投资回报率', '投资回报率 (ROI)', '投資報酬率'] },
  currency: { kind: 'text', aliases: currencyNames },
} satisfies Readonly<Record<string, FieldSpec>>

const impressions: FieldSpec = { kind: 'units', aliases: ['Impressions', 'Impression', 'Product ad impressions', '商品广告曝光数', '展示量', '展示', '展示次数', '曝光', '曝光量', '曝光次数', '展现量', '曝光數', 'Impresi', 'Lượt hiển thị', 'การแสดงผล', 'อิมเพรสชัน'] }
const clicks: FieldSpec = { kind: 'units', aliases: ['Clicks', 'Click', 'Clicks (destination)', 'Clicks (all)', 'Link clicks', 'Product ad clicks', '商品广告点击数', '点击量', '点击', '点击次数', '点击数', '點擊數', 'Klik', 'Lượt nhấp', 'Số lượt nhấp', 'จำนวนคลิก', 'คลิก'] }
const campaignId: FieldSpec = { kind: 'id', aliases: campaignIdNames }
const campaignName: FieldSpec = { kind: 'text', aliases: campaignNames }
const productId: FieldSpec = { kind: 'id', aliases: productIdNames }
const liveNames = ['LIVE name', '直播名称', '直播名稱', 'Nama LIVE', 'Tên LIVE', 'Tên phiên LIVE', 'ชื่อ LIVE'] as const
const videoNames = ['Video ID', '视频 ID', '影片 ID', 'ID video', 'ไอดีวิดีโอ', 'Creative type', '创意作品类型', '创意类型'] as const
const timeNames = ['Time', 'Hour', 'By Hour', 'Date', 'Day', 'By Day', '时间', '日期', '時間', 'Waktu', 'Tanggal', 'Thời gian', 'Ngày', 'เวลา', 'วันที่'] as const
const nothing = () => undefined

/** Campaign overview by day or hour; its total row has `-` for a time and is left out. */
export const tiktokAdsOverview: Source = {
  kind: 'tiktok-ads-overview',
  yields: 'facts',
  keyField: 'time',
  dayField: 'time',
  identity: ['time'],
  preferredDateOrder: 'DMY',
  fileName: /campaign overview/i,
  needs: [['time'], ['cost'], ['skuOrders', 'revenue']],
  excludes: [...campaignIdNames, ...campaignNames, ...productIdNames, ...liveNames, ...videoNames, ...skuNames],
  fields: { time: { kind: 'time', isNeeded: true, aliases: timeNames }, ...figures },
  take: nothing,
}

/** GMV Max product and LIVE campaigns over a range: a row per campaign, no days. */
export const tiktokCampaigns: Source = {
  kind: 'tiktok-campaigns',
  yields: 'facts',
  keyField: 'campaignName',
  dayField: null,
  identity: ['campaignId', 'campaignName'],
  preferredDateOrder: 'DMY',
  needs: [['campaignName', 'campaignId'], ['cost'], ['skuOrders', 'revenue']],
  excludes: [...timeNames, ...productIdNames, ...liveNames, ...videoNames],
  fields: {
    campaignId,
    campaignName: { ...campaignName, isNeeded: true },
    ...figures,
    budget: { kind: 'amount', aliases: ['Current budget', '当前预算', '目前預算', 'Anggaran saat ini', 'Ngân sách hiện tại', 'งบประมาณปัจจุบัน'] },
    liveViews: { kind: 'units', aliases: ['LIVE views', '直播播放量', '直播觀看次數', 'Tayangan LIVE', 'Lượt xem LIVE', 'ยอดดู LIVE', 'live_views'] },
  },
  take: nothing,
}

/** GMV Max by livestream: a row per session with the time it started. */
export const tiktokLiveAds: Source = {
  kind: 'tiktok-live-ads',
  yields: 'facts',
  keyField: 'liveName',
  dayField: 'launchedTime',
  identity: ['liveName', 'launchedTime'],
  preferredDateOrder: 'DMY',
  needs: [['liveName'], ['launchedTime'], ['cost']],
  fields: {
    liveName: { kind: 'text', isNeeded: true, aliases: liveNames },
    launchedTime: { kind: 'time', isNeeded: true, aliases: ['Launched time', 'Launch time', '启动时间', '开播时间', '啟動時間', 'Waktu peluncuran', 'Waktu mulai', 'Thời gian bắt đầu', 'Thời gian khởi chạy', 'เวลาเริ่มต้น'] },
    status: { kind: 'text', aliases: ['Status', '状态', '狀態', 'Trạng thái', 'สถานะ'] },
    campaignId,
    campaignName,
    ...figures,
    liveViews: { kind: 'units', aliases: ['LIVE views', '直播播放量', '直播觀看次數', 'Tayangan LIVE', 'Lượt xem LIVE', 'ยอดดู LIVE'] },
    follows: { kind: 'units', aliases: ['LIVE follows', '直播关注数', '直播關注數', 'Pengikut LIVE', 'Lượt theo dõi LIVE', 'live_follows'] },
  },
  take: nothing,
}

/** GMV Max by product and video: a row per creative over a range, no days. */
export const tiktokCreatives: Source = {
  kind: 'tiktok-creatives',
  yields: 'facts',
  keyField: 'campaignName',
  dayField: null,
  identity: ['campaignId', 'campaignName', 'productId', 'videoId'],
  preferredDateOrder: 'DMY',
  needs: [['campaignName', 'campaignId'], ['productId', 'videoId', 'creativeType'], ['cost']],
  excludes: [...timeNames, ...liveNames],
  fields: {
    campaignName,
    campaignId,
    productId,
    creativeType: { kind: 'text', aliases: ['Creative type', '创意作品类型', '创意类型', '創意類型', 'Jenis materi iklan', 'Loại nội dung', 'ประเภทครีเอทีฟ'] },
    videoTitle: { kind: 'text', aliases: ['Video title', '视频标题', '影片標題', 'Judul video', 'Tiêu đề video', 'ชื่อวิดีโอ'] },
    videoId: { kind: 'id', aliases: ['Video ID', '视频 ID', '影片 ID', 'ID video', 'ไอดีวิดีโอ'] },
    status: { kind: 'text', aliases: ['Status', '状态', '狀態', 'Trạng thái', 'สถานะ'] },
    ...figures,
    impressions,
    clicks,
  },
  take: nothing,
}

/** Any table of advertising by day, per campaign, product or SKU; the older Ads Manager export has lines above its header. */
export const adsDaily: Source = {
  kind: 'ads-daily',
  isGeneral: true,
  yields: 'facts',
  keyField: 'day',
  dayField: 'day',
  identity: ['day', 'campaignId', 'campaignName', 'productId', 'sku'],
  preferredDateOrder: 'DMY',
  needs: [['day'], ['cost'], ['campaignName', 'campaignId', 'productId', 'sku', 'impressions', 'clicks']],
  excludes: [...liveNames, 'Arm', 'Variant', '组别', '分组'],
  fields: {
    day: { kind: 'time', isNeeded: true, aliases: [...dayNames, 'Time', 'Hour', 'By Hour', '时间', '時間', 'Waktu', 'Thời gian', 'เวลา'] },
    campaignId,
    campaignName,
    productId,
    sku: { kind: 'id', aliases: ['Advertised SKU', ...skuNames] },
    cost: { kind: 'amount', isNeeded: true, aliases: costNames },
    impressions,
    clicks,
    skuOrders: { kind: 'units', aliases: [...figures.skuOrders.aliases, 'Orders', 'Conversions', 'Conversion', 'Total conversions', 'Purchases', 'Complete payment', 'Results', '订单数', '转化数', '转化量', '成交订单数', '訂單數', '轉換次數', 'Pesanan', 'Konversi', 'Đơn hàng', 'Chuyển đổi', 'คำสั่งซื้อ', 'คอนเวอร์ชัน'] },
    revenue: { kind: 'amount', aliases: [...figures.revenue.aliases, 'Revenue', 'Sales', 'GMV', 'Purchase value', 'Conversion value', 'Total purchase value', 'Complete payment value', '成交金额', '销售额', '转化金额', '銷售額', 'Pendapatan', 'Doanh thu', 'ยอดขาย', 'รายได้'] },
    currency: { kind: 'text', aliases: currencyNames },
    productName: { kind: 'text', aliases: productNames },
  },
  take: nothing,
}
