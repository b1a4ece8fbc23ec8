import { comparable } from '../values/clean.ts'

const exact = new Set([
  'Buyer Username', 'Buyer Message', 'Buyer Name', 'Buyer Email', 'Buyer Phone', 'Buyer Nickname', 'Recipient', 'Recipient Name', 'Recipient Phone', 'Phone #', 'Phone', 'Phone Number', 'Mobile', 'Telephone', 'Fax',
  'Detail Address', 'Address', 'Address 1', 'Address 2', 'Street', 'Address Line 1', 'Address Line 2', 'Additional address information', 'Zipcode', 'Zip', 'Zip Code', 'Postal Code', 'Postcode', 'Post Code',
  'Email', 'E-mail', 'Email Address', 'Customer', 'Customer ID', 'CustomerID', 'Customer Name', 'Customer Email', 'Customer Phone', 'Client Name', 'First Name', 'Last Name', 'Full Name', 'Surname', 'Consignee', 'Receiver', 'Receiver Name',
  'Seller Note', 'Notes', 'Note', 'Note Attributes', 'Receipt Number', 'Payment Reference', 'Payment References', 'Payment ID', 'Device ID', 'IP Address', 'User ID', 'Tax Number', 'CPF', 'Passport', 'ID Number',
  'ship-postal-code', 'ship-address-1', 'ship-address-2', 'ship-address-3', 'recipient-name', 'buyer-name', 'buyer-email', 'buyer-phone-number', 'ship-phone-number', 'purchase-order-number',
  '买家', '买家用户名', '买家昵称', '买家姓名', '买家留言', '买家邮箱', '买家电话', '收件人', '收件人姓名', '收货人', '收货人姓名', '联系人', '姓名', '客户', '客户姓名', '客户名称', '电话', '手机', '手机号', '电话号码', '联系电话', '收件人电话', '收件地址', '收货地址', '详细地址', '地址', '地址1', '地址2', '邮编', '邮箱', '电子邮箱', '身份证', '身份证号', '备注', '买家备注', '卖家备注',
  'ชื่อผู้รับ', 'ผู้รับ', 'หมายเลขโทรศัพท์', 'เบอร์โทรศัพท์', 'ที่อยู่', 'ที่อยู่ในการจัดส่ง', 'Người nhận', 'Tên người nhận', 'Số điện thoại', 'Địa chỉ', 'Địa chỉ nhận hàng', 'Tên người mua', 'Người mua',
  'Nama Penerima', 'Penerima', 'Nomor Telepon', 'No. Telepon', 'Alamat', 'Alamat Pengiriman', 'Nama Pembeli', 'Username (Pembeli)', 'Catatan dari Pembeli', 'Kode Pos',
].map(comparable))

/** A column about a person: never kept, never shown, not even as a sample. */
export function isPersonalHeader(header: string): boolean {
  const key = comparable(header)
  return exact.has(key) || /^(?:billing|shipping|recipient|buyer|consignee|receiver)(?:first|last|full)?(?:name|street|address\d?|company|zip|zipcode|phone|email|postalcode|postcode)$/.test(key)
}

/** A value that gives a person away under a header that does not. */
export function looksPersonal(value: string): boolean {
  return /^[^\s@]{1,64}@[^\s@]{1,190}\.[A-Za-z]{2,20}$/.test(value.slice(0, 260)) || /^(?:\+\d|\(\+\d)[\d\s()*-]{6,20}$/.test(value)
}
