import { comparable } from '../values/clean.ts'

/** What has become of a parcel, in AfterShip's terms. */
export type TrackingStatus = 'pending' | 'infoReceived' | 'inTransit' | 'outForDelivery' | 'attemptFailed' | 'availableForPickup' | 'delivered' | 'exception' | 'returned' | 'expired'

/** Words of AfterShip, 17TRACK, TrackingMore and Chinese couriers. Whole cells are compared. */
const words: Readonly<Record<TrackingStatus, readonly string[]>> = {
  pending: ['Pending', 'Not found', 'NotFound', 'No information', 'Unknown', '查询不到', '未查询到', '待查询', '暂无信息', '无信息', 'Tidak ditemukan', 'Không tìm thấy', 'ไม่พบข้อมูล'],
  infoReceived: ['Info received', 'InfoReceived', 'Information received', 'Pre-transit', 'Label created', 'Shipment information received', '收到信息', '已下单', '待揽收', '待取件', '信息已接收', '已预报', '運單已建立', 'รอเข้ารับ', 'Menunggu pickup', 'Menunggu pengambilan', 'Chờ lấy hàng'],
  inTransit: ['In transit', 'InTransit', 'Transit', 'Shipped', 'Picked up', 'Pick up', 'PickedUp', 'Departed', 'Arrived', 'Customs clearance', '运输中', '运输途中', '在途', '在途中', '已揽收', '已收件', '已收寄', '转运中', '清关中', '已发货', '到达目的地', '運輸中', '轉運中', '已攬收', 'อยู่ระหว่างการขนส่ง', 'ระหว่างการขนส่ง', 'กำลังจัดส่ง', 'Dalam perjalanan', 'Dalam pengiriman', 'Đang vận chuyển', 'Đang trung chuyển'],
  outForDelivery: ['Out for delivery', 'OutForDelivery', 'Delivering', 'With courier', '派送中', '派件中', '正在派件', '派送途中', '配送中', 'นำจ่าย', 'กำลังนำจ่าย', 'Sedang diantar', 'Kurir dalam perjalanan', 'Đang giao hàng', 'Đang giao'],
  attemptFailed: ['Failed attempt', 'AttemptFail', 'Attempt failed', 'Failed delivery', 'DeliveryFailure', 'Undelivered', '投递失败', '派送失败', '未妥投', '派件不成功', '投遞失敗', 'นำจ่ายไม่สำเร็จ', 'Gagal kirim', 'Pengiriman gagal', 'Giao không thành công', 'Giao thất bại'],
  availableForPickup: ['Available for pickup', 'AvailableForPickup', 'Ready for pickup', '到达待取', '待自提', '可自提', '已到自提点', '待取', 'Siap diambil', 'Chờ khách nhận'],
  delivered: ['Delivered', 'Signed', 'Completed', '成功签收', '已签收', '签收', '已妥投', '妥投', '已送达', '成功簽收', '已簽收', '已送達', 'จัดส่งสำเร็จ', 'ส่งสำเร็จ', 'นำจ่ายสำเร็จ', 'Terkirim', 'Telah diterima', 'Đã giao', 'Đã giao hàng', 'Giao thành công'],
  exception: ['Exception', 'Alert', 'Problem', 'Damaged', 'Lost', '异常', '可能异常', '疑难件', '问题件', '破损', '丢失', '海关扣留', '異常', 'มีปัญหา', 'Bermasalah', 'Sự cố'],
  returned: ['Returned', 'Returning', 'Return to sender', 'Returned to sender', '退回', '已退回', '退件', '退回中', '退签', '退貨', 'ตีกลับ', 'ส่งคืน', 'Dikembalikan', 'Retur', 'Đã hoàn', 'Hoàn hàng'],
  expired: ['Expired', '运输过久', '超时', '已过期', '運輸過久', 'Kedaluwarsa', 'Hết hạn'],
}

const byWord = new Map<string, TrackingStatus>(Object.entries(words).flatMap(([status, list]) => list.map((word): [string, TrackingStatus] => [comparable(word), status as TrackingStatus])))

/** The meaning of a tracking status in English, Chinese, Thai, Vietnamese or Indonesian; null when it is not known. AfterShip's codes (`Delivered_001`) are understood. */
export function trackingStatusOf(word: string): TrackingStatus | null {
  return byWord.get(comparable(word)) ?? byWord.get(comparable(word.replace(/[_-]\d{3}$/, ''))) ?? null
}
