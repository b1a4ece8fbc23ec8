import type { BundlePart, Canceller } from '#domain/ledger.ts'
import { cutText } from '#shared/cutText.ts'

import { comparable } from '../values/clean.ts'
import { isScientificId } from '../values/ids.ts'
import { regionOf } from '../values/regions.ts'
import { text } from './cells.ts'
import { remembered } from './remembered.ts'
import type { Values } from './types.ts'

const cancellers: Readonly<Record<Exclude<Canceller, 'unknown'>, readonly string[]>> = {
  buyer: ['Buyer', 'Customer', 'User', 'Consumer', '买家', '买方', '用户', '顾客', '買家', 'ผู้ซื้อ', 'ลูกค้า', 'Pembeli', 'Người mua', 'Khách hàng'],
  seller: ['Seller', 'Merchant', 'Shop', 'Vendor', '卖家', '卖方', '商家', '賣家', 'ผู้ขาย', 'ร้านค้า', 'Penjual', 'Người bán', 'Nhà bán hàng'],
  platform: ['System', 'Platform', 'Operator', 'TikTok', 'TikTok Shop', 'Amazon', 'Admin', 'Logistics', '系统', '平台', '客服', '系統', 'ระบบ', 'แพลตฟอร์ม', 'Sistem', 'Hệ thống', 'Sàn'],
}
const cancellerByWord = new Map(Object.entries(cancellers).flatMap(([who, words]) => words.map((word) => [comparable(word), who as Canceller] as const)))

/** Who cancelled, in the five languages. */
export const cancellerOf = remembered((word): Canceller => cancellerByWord.get(comparable(word)) ?? 'unknown')

/** A column of order or line types: `Pre-order`, `Sample`, `Gift`... */
export const isPreorderWord = remembered((word) => /^(?:pre-?\s?orders?|预售|预订|預售|預購|พรีออเดอร์|สั่งจองล่วงหน้า|praorder|pesan(?:an)? di muka|đặt trước|hàng đặt trước)/i.test(word))
export const isFreeWord = remembered((word) => /^(?:free\s)?(?:samples?|gifts?|giveaways?|freebies?)\b|赠品|样品|試用品|贈品|樣品|ของแถม|ตัวอย่าง|hadiah|sampel|quà tặng|hàng mẫu/i.test(word))

/** FBT, FBA, Amazon's own channel...: the platform packs and ships. */
export const isPlatformWord = remembered((word) => /\bfb[ta]\b|^afn$|^amazon|fulfil+(?:ed|ment) by (?:tiktok|the platform|platform|amazon)|平台(?:仓|发货|履约)|官方仓|จัดส่งโดย tiktok|dipenuhi oleh tiktok/i.test(word))

/** Text that tells packages apart; a rounded number does not. It leads to a person, so the row as shown only says that there is one. */
export function takePackageKey(values: Values): string | null {
  const key = text(values, 'packageId')
  if (key === '') return null
  values['packageId'] = '✓'
  return isScientificId(key) ? null : key
}

/** The destination's code, in place of what the row says of it. */
export function takeRegion(values: Values, countryField = 'country', provinceField = 'province'): string | null {
  const region = regionOf(text(values, countryField), text(values, provinceField))
  if (values[provinceField] !== undefined) values[provinceField] = region
  return region
}

/**
 * What a column of bundle codes says. `CUP*2, LID` lists the parts of the row's own SKU; one code without a number is the bundle that
 * the row is a part of.
 */
export function bundleOf(cell: string, ownSku: string): { readonly bundle: string | null; readonly parts: readonly BundlePart[] | null } {
  if (cell === '' || cell === ownSku) return NO_BUNDLE
  const pieces = cutText(cell, MAX_BUNDLE_CHARACTERS).split(/[,;，；、\n+|]/).map((piece) => piece.trim()).filter((piece) => piece !== '')
  const parts = pieces.map((piece): BundlePart => {
    const counted = /^(.+?)\s*[*×]\s*(\d{1,4})$/.exec(piece) ?? /^(.+?)\s+x\s?(\d{1,4})$/i.exec(piece)
    return counted ? { sellerSku: counted[1]!.trim(), units: Math.max(1, Number(counted[2])) } : { sellerSku: piece, units: 1 }
  })
  const isList = parts.length > 1 || (parts.length === 1 && parts[0]!.sellerSku !== pieces[0])
  return isList ? { bundle: null, parts } : { bundle: pieces[0] ?? null, parts: null }
}
const MAX_BUNDLE_CHARACTERS = 500
const NO_BUNDLE = { bundle: null, parts: null }

/** Reasons come from a list; what is longer is somebody's own words. */
const MAX_REASON_CHARACTERS = 80

export function reasonOf(values: Values): string {
  return cutText(text(values, 'cancelReason'), MAX_REASON_CHARACTERS)
}
