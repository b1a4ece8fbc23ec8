import type { FileReport } from '#importers/types.ts'

/** Encodings that a table may come in, by WHATWG label. */
export const ENCODINGS = ['utf-8', 'gb18030', 'big5', 'shift_jis', 'euc-kr', 'windows-874', 'windows-1258', 'windows-1252', 'utf-16le', 'utf-16be'] as const
const ENCODING_NAMES: Readonly<Record<string, string>> = {
  'utf-8': 'UTF-8', gb18030: 'GB18030 · 简体中文', gbk: 'GBK · 简体中文', big5: 'Big5 · 繁體中文', shift_jis: 'Shift-JIS · 日本語', 'euc-kr': 'EUC-KR · 한국어',
  'windows-874': 'Windows-874 · ไทย', 'windows-1258': 'Windows-1258 · Tiếng Việt', 'windows-1252': 'Windows-1252 · Latin', 'utf-16le': 'UTF-16 LE', 'utf-16be': 'UTF-16 BE',
}
/** Zones of the markets that sellers ship from and to. */
const TIME_ZONES = [
  'Asia/Shanghai', 'Asia/Bangkok', 'Asia/Ho_Chi_Minh', 'Asia/Jakarta', 'Asia/Manila', 'Asia/Kuala_Lumpur', 'Asia/Singapore', 'Asia/Tokyo', 'America/Los_Angeles', 'America/New_York',
  'America/Mexico_City', 'America/Sao_Paulo', 'Europe/London', 'Europe/Berlin', 'Europe/Madrid', 'UTC',
]
const CURRENCIES = ['USD', 'CNY', 'GBP', 'EUR', 'THB', 'VND', 'IDR', 'MYR', 'PHP', 'SGD', 'JPY', 'MXN', 'BRL']

/** "GB18030 · 简体中文". */
export function encodingName(encoding: string): string {
  return ENCODING_NAMES[encoding.toLowerCase()] ?? encoding
}

const withCurrent = (list: readonly string[], current: string | null) => (current === null || list.includes(current) ? list : [current, ...list])

export const encodingChoices = ({ encoding }: Pick<FileReport, 'encoding'>): readonly string[] => withCurrent(ENCODINGS, encoding)
export const timeZoneChoices = (current: string): readonly string[] => withCurrent(TIME_ZONES, current === '' ? null : current)
export const currencyChoices = (current: string | null): readonly string[] => withCurrent(CURRENCIES, current)

/** Sheets that have a table: the one that was read, and those of the other tables found. */
export function sheetChoices({ sheet, otherTables }: Pick<FileReport, 'sheet' | 'otherTables'>): readonly string[] {
  return [...new Set([sheet, ...otherTables.map((table) => table.sheet)].filter((name) => name !== null))]
}
