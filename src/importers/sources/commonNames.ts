/** Header names that several kinds share, in English, Chinese (both scripts), Thai, Vietnamese and Indonesian; the better ones first. */
export const skuNames = [
  'SKU', 'Seller SKU', 'Merchant SKU', 'MSKU', 'SKU Code', 'Item SKU', 'Product SKU', 'Variant SKU', 'SKU ID', 'Item Code', 'Product Code', 'Item Number', 'Item No', 'Part Number', 'StockCode', 'Stock Code',
  '商品SKU', '库存SKU', 'SKU编码', 'SKU编号', 'SKU 编码', 'SKU代码', '商家编码', '商家 SKU', '卖家 SKU', '商品编码', '商品编号', '货号', '产品编码', '物料编码', '商品編號', '商品編碼', '貨號', '商品貨號', '產品編碼', '賣家 SKU',
  'รหัสสินค้า', 'รหัส SKU', 'SKU ของผู้ขาย', 'Mã SKU', 'Mã sản phẩm', 'Mã hàng', 'Mã hàng hóa', 'SKU người bán', 'Kode SKU', 'Kode Produk', 'Kode Barang', 'SKU penjual',
] as const
export const productNames = [
  'Product Name', 'Product title', 'Item Name', 'Title', 'Product', 'Description', 'Item Description', '商品名称', '商品名', '产品名称', '品名', '中文名称', '商品标题', '商品名稱', '產品名稱', 'ชื่อสินค้า', 'Tên sản phẩm', 'Tên hàng', 'Tên hàng hóa', 'Nama Produk', 'Nama Barang',
] as const
export const warehouseNames = [
  'Warehouse', 'Warehouse Name', 'Location', 'Storage location', 'Depot', 'Fulfillment center', 'Fulfilment center', 'FC', '仓库', '仓库名称', '所在仓库', '入库仓库', '收货仓库', '倉庫', '倉庫名稱', 'คลังสินค้า', 'คลัง', 'Kho', 'Kho hàng', 'Tên kho', 'Gudang', 'Nama Gudang',
] as const
export const currencyNames = ['Currency', 'Currency code', '币种', '货币', '币别', '幣別', '貨幣', 'สกุลเงิน', 'Mata uang', 'Tiền tệ', 'Loại tiền'] as const
export const dayNames = ['Date', 'Day', 'By Day', 'Stat date', 'Report date', 'Reporting date', 'Reporting starts', 'Stat Time Day', '日期', '统计日期', '统计时间', '統計日期', '天', 'วันที่', 'Ngày', 'Tanggal'] as const
export const supplierNames = ['Supplier', 'Supplier name', 'Vendor', 'Vendor name', 'Manufacturer', '供应商', '供应商名称', '厂家', '供货商', '供應商', '廠商', 'ผู้จัดจำหน่าย', 'ผู้ขาย', 'Nhà cung cấp', 'Pemasok', 'Supplier utama'] as const
export const carrierNames = [
  'Carrier', 'Courier', 'Carrier name', 'Courier name', 'Shipping Provider', 'Shipping Provider Name', 'Shipping carrier', 'Logistics provider', '快递公司', '物流公司', '承运商', '物流商', '运输商', '快递', '物流服务商', '物流商名称', '物流公司名称', '快遞公司', '物流商名稱', '貨運公司',
  'ขนส่ง', 'บริษัทขนส่ง', 'ผู้ให้บริการขนส่ง', 'Đơn vị vận chuyển', 'Hãng vận chuyển', 'Kurir', 'Jasa kirim', 'Ekspedisi',
] as const
/** Names for a count that do not say what is counted. */
export const countNames = ['Quantity', 'Qty', 'Units', 'Count', 'Pcs', '数量', '件数', '數量', 'จำนวน', 'Số lượng', 'SL', 'Jumlah', 'Kuantitas', 'Qty (pcs)'] as const
export const statusNames = ['Status', '状态', '狀態', 'สถานะ', 'Trạng thái'] as const
export const campaignIdNames = ['Campaign ID', '广告计划 ID', '计划 ID', '推广系列 ID', '廣告活動 ID', '行銷活動 ID', 'ID kampanye', 'ID chiến dịch', 'รหัสแคมเปญ', 'ไอดีแคมเปญ'] as const
export const campaignNames = ['Campaign name', 'Campaign', '广告计划名称', '计划名称', '推广系列名称', '广告系列名称', '廣告活動名稱', '行銷活動名稱', 'Nama kampanye', 'Tên chiến dịch', 'ชื่อแคมเปญ'] as const
export const productIdNames = ['Product ID', 'Item ID', '商品 ID', '产品 ID', '商品ID', 'ID produk', 'ID sản phẩm', 'รหัสสินค้า', 'ไอดีสินค้า'] as const
