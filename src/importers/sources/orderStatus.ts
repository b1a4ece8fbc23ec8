import type { OrderStatus } from '#domain/ledger.ts'

import { comparable } from '../values/clean.ts'

/** Status words as the platforms write them, by meaning. Whole cells are compared: `huỷ` is inside `vận chuyển`. */
const words: Readonly<Record<Exclude<OrderStatus, 'unknown'>, readonly string[]>> = {
  unpaid: ['Unpaid', 'Pending payment', 'Awaiting payment', 'pending', '未付款', '待付款', '待支付', 'ยังไม่ได้ชำระเงิน', 'รอการชำระเงิน', 'Belum dibayar', 'Chưa thanh toán', 'Chờ thanh toán'],
  onHold: ['On hold', 'On-hold', '暂停', '保留中', '冻结', '待处理', 'ระงับ', 'ระงับชั่วคราว', 'Ditahan', 'Tạm giữ', 'Tạm giữ đơn hàng'],
  toShip: ['To ship', 'Awaiting shipment', 'Awaiting collection', 'Ready to ship', 'Processing', 'Unfulfilled', 'Unshipped', 'Partially shipping', 'paid', '待发货', '待揽收', '待取件', '已付款', '待出货', '备货中', 'ที่จะจัดส่ง', 'ที่ต้องจัดส่ง', 'รอการจัดส่ง', 'รอเข้ารับ', 'Perlu dikirim', 'Menunggu pengiriman', 'Menunggu pengambilan', 'Cần gửi', 'Chờ vận chuyển', 'Chờ lấy hàng', 'Chờ gửi hàng'],
  shipped: ['Shipped', 'In transit', 'Fulfilled', 'Shipping', '已发货', '运输中', '配送中', '已揽收', 'จัดส่งแล้ว', 'กำลังจัดส่ง', 'ระหว่างการขนส่ง', 'Dikirim', 'Dalam perjalanan', 'Telah dikirim', 'Đã vận chuyển', 'Đang vận chuyển', 'Đã gửi', 'Đang giao'],
  delivered: ['Delivered', '已送达', '已妥投', '已签收', 'จัดส่งสำเร็จ', 'ส่งแล้ว', 'Terkirim', 'Telah tiba', 'Đã giao', 'Đã giao hàng'],
  completed: ['Completed', 'Complete', 'Finished', '已完成', '交易完成', '完成', 'เสร็จสิ้น', 'สำเร็จ', 'เสร็จสมบูรณ์', 'Selesai', 'Đã hoàn tất', 'Hoàn tất', 'Hoàn thành', 'Đã hoàn thành'],
  cancelled: ['Cancelled', 'Canceled', 'Cancel', 'Voided', '已取消', '取消', '已关闭', '交易关闭', 'ยกเลิกแล้ว', 'ยกเลิก', 'ถูกยกเลิก', 'Dibatalkan', 'Batal', 'Đã hủy', 'Đã huỷ', 'Hủy', 'Bị hủy'],
}

const byWord = new Map<string, OrderStatus>(
  Object.entries(words).flatMap(([status, list]) => list.map((word): [string, OrderStatus] => [comparable(word), status as OrderStatus])),
)

/** The meaning of a status word in English, Chinese, Thai, Indonesian or Vietnamese; null when it is not known. */
export function statusOf(word: string): OrderStatus | null {
  return byWord.get(comparable(word)) ?? null
}

/** What a Cancel/Return column says, in any language. */
export function cancelOrReturn(word: string): 'cancel' | 'return' | null {
  const key = comparable(word)
  if (key === '') return null
  if (/^(?:cancel|cancelled|canceled|取消|已取消|ยกเลิก|batal|hủy|huỷ)/.test(key)) return 'cancel'
  return /^(?:return|refund|退货|退款|คืน|retur|pengembalian|trả|hoàn)/.test(key) ? 'return' : null
}
