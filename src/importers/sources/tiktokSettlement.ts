import { currencyNames } from './commonNames.ts'
import type { Source } from './types.ts'

/** Income: a row per settled order or adjustment. Some rows are no orders (`GMV Payment for TikTok Ads`): their `type` says so. */
export const tiktokSettlement: Source = {
  kind: 'tiktok-settlement',
  yields: 'facts',
  sheetName: /^Order details|^订单明细|^订单详情|^Rincian pesanan|^Detail pesanan|^Chi tiết đơn hàng/i,
  fileName: /income|settlement|结算/i,
  keyField: 'orderId',
  dayField: 'settledTime',
  identity: ['orderId', 'type', 'settledTime'],
  preferredDateOrder: 'DMY',
  needs: [['orderId'], ['amount'], ['settledTime', 'type']],
  excludes: ['SKU ID', 'Seller SKU', 'Quantity', '数量'],
  fields: {
    orderId: { kind: 'id', isNeeded: true, aliases: ['Order/adjustment ID', '订单/调整 ID', '订单/调整单号', '订单/调整编号', '訂單/調整 ID', 'ID pesanan/penyesuaian', 'ID đơn hàng/điều chỉnh', 'Mã đơn hàng/điều chỉnh', 'หมายเลขคำสั่งซื้อ/การปรับ', 'รหัสคำสั่งซื้อ/การปรับยอด'], weakAliases: ['Order ID', '订单号', '订单 ID', 'ID pesanan', 'ID đơn hàng', 'หมายเลขคำสั่งซื้อ'] },
    type: { kind: 'text', aliases: ['Transaction type', 'Type', '交易类型', '类型', '交易類型', 'Jenis transaksi', 'Tipe', 'Loại giao dịch', 'ประเภทธุรกรรม', 'ประเภทรายการ'] },
    settledTime: { kind: 'time', aliases: ['Order settled time', 'Settled time', 'Settlement time', 'Statement date', 'Settlement date', '订单结算时间', '结算时间', '結算時間', 'Waktu penyelesaian pesanan', 'Waktu pesanan diselesaikan', 'Waktu penyelesaian pembayaran', 'Thời gian quyết toán đơn hàng', 'Thời gian quyết toán', 'เวลาที่ชำระเงินคำสั่งซื้อ', 'เวลาชำระเงิน'] },
    createdTime: { kind: 'time', aliases: ['Order created time', 'Order created date', 'Created time', '订单创建时间', '下单时间', '訂單建立時間', 'Waktu pesanan dibuat', 'Thời gian tạo đơn hàng', 'เวลาที่สร้างคำสั่งซื้อ'] },
    amount: { kind: 'amount', isNeeded: true, aliases: ['Total settlement amount', 'Settlement amount', '总结算金额', '结算金额', '結算金額', 'Jumlah penyelesaian pembayaran', 'Total jumlah penyelesaian', 'Tổng số tiền quyết toán', 'Số tiền quyết toán', 'ยอดชำระเงินทั้งหมด', 'จำนวนเงินที่ชำระทั้งหมด'] },
    revenue: { kind: 'amount', aliases: ['Total revenue', '总收入', '總收入', 'Total pendapatan', 'Tổng doanh thu', 'รายได้ทั้งหมด', 'รายได้รวม'] },
    fees: { kind: 'amount', aliases: ['Total fees', '总费用', '费用合计', '總費用', 'Total biaya', 'Tổng phí', 'ค่าธรรมเนียมทั้งหมด'] },
    adjustments: { kind: 'amount', aliases: ['Adjustment amount', 'Ajustment amount', '调整金额', '調整金額', 'Jumlah penyesuaian', 'Số tiền điều chỉnh', 'จำนวนเงินที่ปรับ'] },
    currency: { kind: 'text', aliases: currencyNames },
  },
  take(values, context) {
    const id = String(values['orderId'])
    if (context.isDamagedId('orderId', id)) context.issue('idDamaged', 'warning', 'orderId', id, '18-19 digits')
  },
}
