import type { FieldSpec, Source } from './types.ts'

/** The figures that every ads export of this platform has, in the language of its user. */
const figures = {
  cost: { kind: 'amount', isNeeded: true, aliases: ['Cost', 'Spend', '成本', '消耗', '花费', 'Biaya', 'Chi phí', 'ต้นทุน', 'ค่าใช้จ่าย'] },
  netCost: { kind: 'amount', aliases: ['Net Cost', '净成本'] },
  skuOrders: { kind: 'units', aliases: ['SKU orders (Current shop)', 'SKU orders', 'Orders (SKU)', 'SKU 订单数（当前店铺）', 'SKU 订单数', 'Pesanan SKU', 'Đơn hàng SKU'] },
  costPerOrder: { kind: 'amount', aliases: ['Cost per order', 'Cost per order (Current shop)', '平均下单成本', '平均下单成本（当前店铺）'] },
  revenue: { kind: 'amount', aliases: ['Gross revenue (Current shop)', 'Gross revenue', '总收入（当前店铺）', '总收入', 'Pendapatan kotor', 'Tổng doanh thu'] },
  roi: { kind: 'amount', aliases: ['ROI', 'ROI (Current shop)', '投资回报率 (ROI)（当前店铺）', '投资回报率'] },
  currency: { kind: 'text', aliases: ['Currency', '币种', '货币', 'Mata uang', 'Tiền tệ'] },
} satisfies Readonly<Record<string, FieldSpec>>

const campaignId: FieldSpec = { kind: 'id', aliases: ['Campaign ID', '广告计划 ID', '计划 ID', 'ID kampanye', 'ID chiến dịch'] }
const campaignName: FieldSpec = { kind: 'text', aliases: ['Campaign name', '广告计划名称', '计划名称', 'Nama kampanye', 'Tên chiến dịch'] }
const nothing = () => undefined

/** Campaign overview by day or hour; its total row has `-` for a time and is left out. */
export const tiktokAdsOverview: Source = {
  kind: 'tiktok-ads-overview',
  yields: 'facts',
  keyField: 'time',
  dayField: 'time',
  preferredDateOrder: 'DMY',
  needs: [['time'], ['cost'], ['skuOrders', 'revenue']],
  fields: { time: { kind: 'time', isNeeded: true, aliases: ['Time', 'Date', 'Day', 'Hour', 'By Day', 'By Hour', '时间', '日期', 'Waktu', 'Tanggal', 'Thời gian', 'Ngày', 'เวลา', 'วันที่'] }, ...figures },
  take: nothing,
}

/** GMV Max product and LIVE campaigns over a range: a row per campaign, no days. */
export const tiktokCampaigns: Source = {
  kind: 'tiktok-campaigns',
  yields: 'facts',
  keyField: 'campaignName',
  dayField: null,
  preferredDateOrder: 'DMY',
  needs: [['campaignName', 'campaignId'], ['cost'], ['skuOrders', 'revenue']],
  fields: {
    campaignId,
    campaignName: { ...campaignName, isNeeded: true },
    ...figures,
    budget: { kind: 'amount', aliases: ['Current budget', '当前预算'] },
    liveViews: { kind: 'units', aliases: ['LIVE views', '直播播放量'] },
  },
  take: nothing,
}

/** GMV Max by livestream: a row per session with the time it started. */
export const tiktokLiveAds: Source = {
  kind: 'tiktok-live-ads',
  yields: 'facts',
  keyField: 'liveName',
  dayField: 'launchedTime',
  preferredDateOrder: 'DMY',
  needs: [['liveName'], ['launchedTime'], ['cost']],
  fields: {
    liveName: { kind: 'text', isNeeded: true, aliases: ['LIVE name', '直播名称'] },
    launchedTime: { kind: 'time', isNeeded: true, aliases: ['Launched time', '启动时间', '开播时间'] },
    status: { kind: 'text', aliases: ['Status', '状态'] },
    campaignId,
    campaignName,
    ...figures,
    liveViews: { kind: 'units', aliases: ['LIVE views', '直播播放量'] },
    follows: { kind: 'units', aliases: ['LIVE follows', '直播关注数'] },
  },
  take: nothing,
}
