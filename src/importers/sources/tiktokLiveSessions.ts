import { currencyNames } from './commonNames.ts'
import type { Source } from './types.ts'

/** LIVE sessions of the analytics page: a banner with the range, a row per session, money with its currency in the header or the cell. */
export const tiktokLiveSessions: Source = {
  kind: 'tiktok-live-sessions',
  yields: 'facts',
  keyField: 'startTime',
  dayField: 'startTime',
  identity: ['creatorId', 'nickname', 'startTime'],
  preferredDateOrder: 'DMY',
  needs: [['startTime'], ['durationSeconds', 'viewers', 'views'], ['gmv', 'unitsSold']],
  excludes: ['Cost', '成本', '净成本', 'Net Cost', 'Campaign ID', '广告计划 ID'],
  fields: {
    creatorId: { kind: 'id', aliases: ['Creator ID', '达人ID', '达人 ID', '達人 ID', 'ID Kreator', 'ID nhà sáng tạo', 'ไอดีครีเอเตอร์', 'รหัสครีเอเตอร์'] },
    nickname: { kind: 'text', aliases: ['Nickname', '昵称', '达人昵称', 'Creator nickname', 'Creator/Nickname', 'Kreator/Nama panggilan', 'Nama panggilan', 'Biệt danh', 'ชื่อเล่น', '暱稱', 'Creator', 'Kreator', 'Creator name', '达人信息', '达人名称'] },
    startTime: { kind: 'time', isNeeded: true, aliases: ['Start time', 'LIVE start time', 'LIVE time', 'Launched time', 'Start Date', '开播时间', '直播开始时间', '直播时间', '開播時間', 'Waktu Live', 'Waktu LIVE dimulai', 'Waktu mulai', 'Thời gian LIVE', 'Thời gian bắt đầu', 'เวลาเริ่ม LIVE', 'เวลาเริ่มไลฟ์', 'เวลาเริ่ม'] },
    durationSeconds: { kind: 'duration', aliases: ['Duration', 'LIVE duration', '直播时长', '时长', '直播時長', 'Durasi', 'Durasi LIVE', 'Thời lượng', 'Thời lượng LIVE', 'ระยะเวลา', 'ระยะเวลา LIVE'] },
    gmv: { kind: 'amount', aliases: ['LIVE GMV', 'Direct GMV', 'Attributed GMV', 'LIVE-attributed GMV', 'GMV from LIVE', '直播归因 GMV', '直播 GMV', '直播歸因 GMV', 'GMV dari LIVE', 'GMV LIVE', 'GMV từ LIVE', 'GMV จาก LIVE', 'Gross revenue', 'GMV'] },
    indirectGmv: { kind: 'amount', aliases: ['Indirect GMV', 'LIVE indirect GMV', '直播间接 GMV', '直播間接 GMV', 'GMV tidak langsung', 'GMV gián tiếp', 'GMV ทางอ้อม'] },
    ordersCreated: { kind: 'units', aliases: ['Orders created', 'Created orders', '已创建的订单数', '创建订单数', '已建立的訂單數', 'Pesanan dibuat', 'Đơn hàng đã tạo', 'คำสั่งซื้อที่สร้าง', 'Orders', '订单数'] },
    unitsSold: { kind: 'units', aliases: ['Items sold', 'Units sold', 'Products sold', 'LIVE items sold', '直播归因成交件数', '成交件数', '商品成交件数', '直播歸因成交件數', 'Produk Terjual', 'Sản phẩm đã bán', 'Số món bán ra', 'จำนวนสินค้าที่ขายได้'] },
    viewers: { kind: 'units', aliases: ['Viewers', 'Unique viewers', 'Total viewers', '累计观看人数', '观看人数', '累計觀看人數', 'Penonton', 'Người xem', 'ผู้ชม'] },
    views: { kind: 'units', aliases: ['Views', 'Total views', 'LIVE views', '观看人次', '观看次数', '觀看人次', 'Tayangan', 'Lượt xem', 'ยอดดู'] },
    comments: { kind: 'units', aliases: ['Comments', '评论次数', '评论数', '評論次數', 'Komentar', 'Bình luận', 'ความคิดเห็น'] },
    currency: { kind: 'text', aliases: currencyNames },
  },
  take: () => undefined,
}
