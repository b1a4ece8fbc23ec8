import { text } from './cells.ts'
import { carrierNames, countNames, statusNames } from './commonNames.ts'
import { trackingStatusOf } from './trackingStatus.ts'
import type { Source, Values } from './types.ts'

const DAY_SECONDS = 86_400

/** Parcels and what became of them: AfterShip's dashboard, 17TRACK, couriers' own lists. `status` becomes one of AfterShip's terms where it is known. */
export const tracking: Source = {
  kind: 'tracking',
  isGeneral: true,
  yields: 'facts',
  keyField: 'trackingNumber',
  dayField: 'shippedTime',
  identity: ['trackingNumber'],
  preferredDateOrder: 'DMY',
  fileName: /tracking|aftership|17track|物流|轨迹/i,
  needs: [['trackingNumber'], ['status', 'deliveredTime', 'carrier', 'latestTime', 'latestEvent']],
  excludes: [...countNames, 'Seller SKU', 'Lineitem quantity', 'quantity', 'Shipment ID', '货件编号', 'Settlement amount'],
  fields: {
    trackingNumber: { kind: 'id', isNeeded: true, aliases: ['Tracking number', 'Tracking numbers', 'Tracking No', 'Tracking ID', 'Tracking #', 'Tracking code', 'Tracking', 'Waybill', 'Waybill number', 'Waybill No', 'AWB', 'AWB number', 'Consignment number', 'Parcel number', '运单号', '物流单号', '快递单号', '追踪号', '跟踪号', '追踪单号', '运单编号', '包裹号', '物流追踪号', '查询单号', '運單號', '物流單號', '追蹤號碼', '快遞單號', 'เลขพัสดุ', 'หมายเลขติดตาม', 'หมายเลขพัสดุ', 'Mã vận đơn', 'Mã theo dõi', 'Nomor resi', 'No. Resi', 'No Resi', 'Resi', 'Nomor Pelacakan'] },
    orderId: { kind: 'id', aliases: ['Order number', 'Order ID', 'Order No', 'Order', 'Order name', '订单号', '订单编号', '参考号', '客户单号', '訂單號', '訂單編號', 'หมายเลขคำสั่งซื้อ', 'Mã đơn hàng', 'ID đơn hàng', 'No. Pesanan', 'Nomor Pesanan', 'ID Pesanan'] },
    carrier: { kind: 'text', aliases: [...carrierNames, 'Slug'] },
    service: { kind: 'text', aliases: ['Service', 'Service type', 'Shipping service', 'Shipping method', '物流产品', '运输服务', '物流渠道', '渠道', '服务', '渠道名称', 'บริการ', 'Dịch vụ', 'Layanan'] },
    status: { kind: 'text', aliases: ['Tracking status', 'Shipment status', 'Package status', 'Parcel status', 'Delivery status', '物流状态', '包裹状态', '跟踪状态', '当前状态', '运输状态', '物流狀態', ...statusNames, 'Tag', 'สถานะพัสดุ', 'Trạng thái vận chuyển', 'Status pengiriman'] },
    substatus: { kind: 'text', aliases: ['Sub-status', 'Substatus', 'Sub status', 'Subtag', '子状态', '子狀態'] },
    shippedTime: { kind: 'time', aliases: ['Shipped time', 'Shipped at', 'Shipped date', 'Ship date', 'Shipped', 'Shipment pickup date', 'Pickup date', 'Pickup time', 'Picked up at', 'Picked up', 'Dispatch date', 'Handover time', 'ItemReceived', 'ItemDispatched', '揽收时间', '揽件时间', '收寄时间', '收件时间', '上网时间', '发货时间', '发货日期', '寄件时间', '攬收時間', '發貨時間', 'วันที่ส่ง', 'เวลาจัดส่ง', 'Ngày gửi', 'Ngày lấy hàng', 'Tanggal kirim', 'Waktu pengiriman'] },
    deliveredTime: { kind: 'time', aliases: ['Delivered time', 'Delivered at', 'Delivered date', 'Delivery date', 'Delivery time', 'Date delivered', 'Actual delivery date', 'Shipment delivery date', 'first_delivered_at', 'Delivered', '签收时间', '妥投时间', '送达时间', '签收日期', '妥投日期', '簽收時間', '送達時間', 'วันที่จัดส่งสำเร็จ', 'เวลาที่ได้รับ', 'Ngày giao', 'Ngày giao hàng', 'Tanggal diterima', 'Waktu diterima'] },
    latestTime: { kind: 'time', aliases: ['Latest event time', 'Last event time', 'Last update', 'Last updated', 'Last update time', 'Updated at', 'Latest checkpoint time', 'Last checkpoint time', 'Latest update', '最新时间', '最新轨迹时间', '最新事件时间', '最后更新时间', '最后轨迹时间', '更新时间', '最近更新', '最新軌跡時間', 'อัปเดตล่าสุด', 'Cập nhật cuối', 'Pembaruan terakhir'] },
    latestEvent: { kind: 'text', aliases: ['Latest event', 'Last event', 'Latest checkpoint', '最新轨迹', '最新动态', '最新物流信息', '物流信息', '最新軌跡'] },
    expectedTime: { kind: 'time', aliases: ['Estimated delivery date', 'Estimated delivery', 'Expected delivery', 'Expected delivery date', 'Promised delivery date', 'EDD', 'ETA', '预计送达时间', '预计送达', '预计到达时间', '预计妥投时间', '預計送達時間', 'Perkiraan tiba', 'Ngày giao dự kiến'] },
    origin: { kind: 'text', aliases: ['Origin', 'Origin country', 'Origin country/region', 'origin_country(ISO-3)', 'Ship from', '发件地', '始发地', '始发国', '发货地', '起运国', '发件国家', '發貨地', 'ต้นทาง', 'Nơi gửi', 'Asal'] },
    destination: { kind: 'text', aliases: ['Destination', 'Destination country', 'Destination country/region', 'destination_country(ISO-3)', 'Ship to', 'Ship to country', '目的地', '目的国', '目的国家', '收件国家', '收货国家', '目的地国家', '目的國', 'ปลายทาง', 'Nơi nhận', 'Tujuan'] },
    transitDays: { kind: 'duration', aliases: ['Transit time (days)', 'Transit days', 'Transit time', 'Days in transit', '运输天数', '运输时效', '时效(天)', '时效', '运输时长', 'itemTimeLength', '運輸天數', 'Thời gian vận chuyển', 'Waktu transit'] },
    transitHours: { kind: 'amount', isMoney: false, aliases: ['transit_time_hours', 'Transit time (hours)', 'Transit hours'] },
  },
  take(values, context) {
    const id = String(values['trackingNumber'])
    if (context.isDamagedId('trackingNumber', id)) context.issue('idDamaged', 'warning', 'trackingNumber', id, '123…')
    if (context.hasField('status')) values['status'] = statusOf(values) ?? values['status'] ?? null
    if (context.hasField('status') && text(values, 'status') !== '' && !statusOf(values)) context.issueOnce('trackingStatusUnknown', 'warning', 'status', text(values, 'status'), null)
    if (context.hasField('transitDays')) values['transitDays'] = inDays(values['transitDays'])
    if (context.hasField('transitHours') && typeof values['transitHours'] === 'number') values['transitHours'] = Math.max(0, values['transitHours'])
  },
}

function statusOf(values: Values): string | null {
  return canonical.has(text(values, 'status')) ? text(values, 'status') : trackingStatusOf(text(values, 'status'))
}

const canonical = new Set(['pending', 'infoReceived', 'inTransit', 'outForDelivery', 'attemptFailed', 'availableForPickup', 'delivered', 'exception', 'returned', 'expired'])

/** A bare number is days: no parcel arrives within a thousand seconds. */
function inDays(seconds: string | number | null | undefined): number | null {
  if (typeof seconds !== 'number' || seconds < 0) return null
  return seconds < 1000 ? seconds : Math.round((seconds / DAY_SECONDS) * 1000) / 1000
}
