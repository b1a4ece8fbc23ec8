import type { OrderStatus } from '#domain/ledger.ts'

import { comparable } from '../values/clean.ts'
import { text } from './cells.ts'
import { remembered } from './remembered.ts'
import type { RowContext, Values } from './types.ts'

/** Status words as the platforms write them, by meaning. Whole cells are compared: `huỷ` is inside `vận chuyển`. */
const words: Readonly<Record<Exclude<OrderStatus, 'unknown'>, readonly string[]>> = {
  unpaid: ['Unpaid', 'Pending payment', 'Awaiting payment', 'pending', '未付款', '待付款', '待支付', 'ยังไม่ได้ชำระเงิน', 'รอการชำระเงิน', 'Belum dibayar', 'Chưa thanh toán', 'Chờ thanh toán', '等待买家付款', 'รอชำระเงิน', 'Menunggu pembayaran'],
  onHold: ['On hold', 'On-hold', '暂停', '保留中', '冻结', '待处理', 'ระงับ', 'ระงับชั่วคราว', 'Ditahan', 'Tạm giữ', 'Tạm giữ đơn hàng'],
  toShip: ['To ship', 'Awaiting shipment', 'Awaiting collection', 'Ready to ship', 'Processing', 'Unfulfilled', 'Unshipped', 'Partially shipping', 'paid', '待发货', '待揽收', '待取件', '已付款', '待出货', '备货中', 'ที่จะจัดส่ง', 'ที่ต้องจัดส่ง', 'รอการจัดส่ง', 'รอเข้ารับ', 'Perlu dikirim', 'Menunggu pengiriman', 'Menunggu pengambilan', 'Cần gửi', 'Chờ vận chuyển', 'Chờ lấy hàng', 'Chờ gửi hàng', '待出库', '配货中', '买家已付款', '等待卖家发货', 'กำลังจัดเตรียม', 'ที่ต้องเตรียมจัดส่ง', 'Đang xử lý', 'Đang chuẩn bị hàng', 'Đã thanh toán', 'Chờ xác nhận', 'Chờ xử lý', 'Dikemas', 'Sedang dikemas', 'Siap dikirim', 'Diproses', 'Sudah dibayar'],
  shipped: ['Shipped', 'In transit', 'Fulfilled', 'Shipping', '已发货', '运输中', '配送中', '已揽收', 'จัดส่งแล้ว', 'กำลังจัดส่ง', 'ระหว่างการขนส่ง', 'Dikirim', 'Dalam perjalanan', 'Telah dikirim', 'Đã vận chuyển', 'Đang vận chuyển', 'Đã gửi', 'Đang giao', 'Đang giao hàng', 'Dispatched', 'Partially shipped', 'Out for delivery', '已出库', '已揽件', '派送中', '卖家已发货', '部分发货', 'อยู่ระหว่างการจัดส่ง', 'Sedang dikirim'],
  delivered: ['Delivered', '已送达', '已妥投', '已签收', 'จัดส่งสำเร็จ', 'ส่งแล้ว', 'Terkirim', 'Telah tiba', 'Đã giao', 'Đã giao hàng', 'Giao hàng thành công', 'ได้รับสินค้าแล้ว', 'จัดส่งสำเร็จแล้ว', 'Sampai tujuan', 'Diterima'],
  completed: ['Completed', 'Complete', 'Finished', '已完成', '交易完成', '完成', 'เสร็จสิ้น', 'สำเร็จ', 'เสร็จสมบูรณ์', 'Selesai', 'Đã hoàn tất', 'Hoàn tất', 'Hoàn thành', 'Đã hoàn thành', '交易成功', 'Transaksi selesai'],
  cancelled: ['Cancelled', 'Canceled', 'Cancel', 'Voided', '已取消', '取消', '已关闭', '交易关闭', 'ยกเลิกแล้ว', 'ยกเลิก', 'ถูกยกเลิก', 'Dibatalkan', 'Batal', 'Đã hủy', 'Đã huỷ', 'Hủy', 'Bị hủy'],
}

const byWord = new Map<string, OrderStatus>(
  Object.entries(words).flatMap(([status, list]) => list.map((word): [string, OrderStatus] => [comparable(word), status as OrderStatus])),
)

/** The meaning of a status word in English, Chinese, Thai, Indonesian or Vietnamese; null when it is not known. */
export const statusOf = remembered((word): OrderStatus | null => byWord.get(comparable(word)) ?? null)

/** The meaning of a row's status word: what the user said, else what is known of the word; one that nobody knows is a finding. */
export function statusIn(field: string, values: Values, context: RowContext): OrderStatus | null {
  const word = text(values, field)
  if (word === '') return null
  const known = Object.hasOwn(context.statuses, word) ? context.statuses[word]! : statusOf(word)
  if (known === null && cancelOrReturn(word) === null) context.issueOnce('statusUnknown', 'warning', field, word, null)
  return known
}

/** A cancellation that is asked for, or refused, is none yet. */
const undecided = /request|pending|reject|denied|declin|refus|fail|withdr|申请|驳回|拒绝|拒絕|审核|撤销|失败|中$|menunggu|diminta|ditolak|yêucầu|đangchờ|từchối|รอ|ปฏิเสธ/
const done = /^(?:cancelled|canceled|returned|refunded|已)/
/** What a Cancel/Return column says, in any language. */
export const cancelOrReturn = remembered((word): 'cancel' | 'return' | null => {
  const key = comparable(word)
  if (key === '' || (undecided.test(key) && !done.test(key))) return null
  if (/^(?:cancel|cancelled|canceled|取消|已取消|ยกเลิก|batal|hủy|huỷ)/.test(key)) return 'cancel'
  return /^(?:return|refund|退货|退款|คืน|retur|pengembalian|trả|hoàn)/.test(key) ? 'return' : null
})
