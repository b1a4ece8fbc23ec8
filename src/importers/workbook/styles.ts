import { attribute, elements } from './xml.ts'

/** For each cell style of a workbook: does it show a number as a date or time? */
export function dateStyles(stylesXml: string): readonly boolean[] {
  const custom = new Map<number, boolean>()
  for (const { tag } of elements(stylesXml, 'numFmt')) {
    custom.set(Number(attribute(tag, 'numFmtId')), isDateFormat(attribute(tag, 'formatCode') ?? ''))
  }
  const cellFormats = elements(stylesXml, 'cellXfs')[0]?.inner ?? ''
  return elements(cellFormats, 'xf').map(({ tag }) => {
    const id = Number(attribute(tag, 'numFmtId'))
    return custom.get(id) ?? isBuiltInDate(id)
  })
}

/** Source: ECMA-376 part 1, 18.8.30 (14-22, 45-47) and its East Asian lists (27-36, 50-58). */
function isBuiltInDate(id: number): boolean {
  return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58)
}

function isDateFormat(code: string): boolean {
  const bare = code.slice(0, 500).replace(/"[^"]*"|\\.|_.|\*./g, '').replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '')
  return !/general/i.test(bare) && /[ymdhs年月日]/i.test(bare)
}

/** A serial day number as `YYYY-MM-DD HH:mm:ss`; null outside Excel's range. Serial 60 is the day that never was. */
export function serialToText(serial: number, is1904: boolean): string | null {
  if (!Number.isFinite(serial) || serial < 0 || serial > 2_958_466) return null
  const days = Math.floor(serial)
  const seconds = Math.round((serial - days) * 86_400)
  const epochDay = is1904 ? days - 24_107 : days - (days < 60 ? 25_568 : 25_569)
  const text = new Date((epochDay * 86_400 + seconds) * 1000).toISOString()
  return `${text.slice(0, 10)} ${text.slice(11, 19)}`
}
