/** Month names and their short forms: English, Thai, Vietnamese, Indonesian (dots left out, lower case, compatibility form). */
const months: readonly string[] = [
  'jan january januari ม.ค. มกราคม', 'feb february februari ก.พ. กุมภาพันธ์', 'mar march maret มี.ค. มีนาคม', 'apr april เม.ย. เมษายน', 'may mei พ.ค. พฤษภาคม', 'jun june juni มิ.ย. มิถุนายน',
  'jul july juli ก.ค. กรกฎาคม', 'aug august agu agt ags agustus ส.ค. สิงหาคม', 'sep sept september ก.ย. กันยายน', 'oct october okt oktober ต.ค. ตุลาคม', 'nov november nop พ.ย. พฤศจิกายน', 'dec december des desember ธ.ค. ธันวาคม',
]
const monthOf = new Map(months.flatMap((names, i) => names.normalize('NFKC').split(' ').map((name): [string, number] => [name.replaceAll('.', ''), i + 1])))

const weekDays = /^(?:mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun|monday|tuesday|wednesday|thursday|friday|saturday|sunday|senin|selasa|rabu|kamis|jumat|sabtu|minggu|thứ\s(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật|t[2-7]|cn|วัน\p{L}[\p{L}\p{M}]{2,12}|(?:จ|อ|พ|พฤ|ศ|ส|อา)\.)[.,]?\s{1,3}(?:ที่\s{0,2})?/iu
const chineseWeekDay = /[（(]?(?:星期|周|週|礼拜)[一二三四五六日天][）)]?/
const chineseHalf = /(凌晨|早上|上午|中午|下午|傍晚|晚上)\s{0,2}(\d{1,2}[:：时点時點]\d{1,2}(?:[:：分]\d{1,2})?)/
/** Zone names that mean one offset everywhere; EST, CST and the like do not. */
const zoneNames: Readonly<Record<string, string>> = { wib: '+07:00', wita: '+08:00', ict: '+07:00', sgt: '+08:00', hkt: '+08:00', jst: '+09:00', kst: '+09:00', utc: 'Z', gmt: 'Z', z: 'Z' }

const dayMonthYear = /^(\d{1,2})(?:st|nd|rd|th)?[\s\-/.]{1,3}([\p{L}\p{M}][\p{L}\p{M}.]{1,20}?)[\s\-/.,]{1,3}(\d{4}|\d{2})(?!\d)(.*)$/u
const monthDayYear = /^([\p{L}\p{M}][\p{L}\p{M}.]{1,20}?)[\s\-/.]{1,3}(\d{1,2})(?:st|nd|rd|th)?,?\s{1,3}(\d{4})(?!\d)(.*)$/u
const yearMonthDay = /^(\d{4})[\s\-/.]([\p{L}\p{M}][\p{L}\p{M}.]{1,20}?)[\s\-/.](\d{1,2})(?!\d)(.*)$/u
const vietnamese = /^(?:ngày\s)?(\d{1,2})\s(?:tháng|thg)\s(\d{1,2}),?\s(?:năm\s)?(\d{4})(.*)$/
const vietnameseMonthFirst = /^(?:tháng|thg)\s(\d{1,2})\s(\d{1,2}),?\s(\d{4})(.*)$/

/** A time with words in it (month, weekday, 下午, zone name) in figures, `2026-09-03 20:15:00+07:00`; null when it is none that is known. */
export function inFigures(written: string): string | null {
  let text = written.toLowerCase().replace(weekDays, '').replace(chineseWeekDay, ' ').trim()
  const half = chineseHalf.exec(text)
  // ASCII marks for what Chinese writes behind the figures.
  if (half) text = text.replace(chineseHalf, `${half[2]!} ${/凌晨|早上|上午/.test(half[1]!) ? 'am' : 'pm'}`)
  text = text.replace(/(\d{1,2})[时点時點](\d{1,2})(?:分(\d{1,2})秒?|分)?/, (_, hours: string, minutes: string, seconds?: string) => `${hours}:${minutes}${seconds === undefined ? '' : `:${seconds}`}`)
  const day = dayInFigures(text)
  if (!day) {
    const zoned = withZone(text)
    return zoned === written.toLowerCase() ? null : zoned
  }
  return withZone(`${day.date} ${day.rest.replace(/^[,\s]*(?:t|at|เวลา|lúc|pukul)?[,\s]*/, '')}`.trim())
}

function dayInFigures(text: string): { readonly date: string; readonly rest: string } | null {
  const vi = vietnamese.exec(text)
  if (vi) return { date: `${vi[3]}-${vi[2]}-${vi[1]}`, rest: vi[4]! }
  const viMonth = vietnameseMonthFirst.exec(text)
  if (viMonth) return { date: `${viMonth[3]}-${viMonth[1]}-${viMonth[2]}`, rest: viMonth[4]! }
  const dmy = dayMonthYear.exec(text)
  const mdy = dmy ? null : monthDayYear.exec(text)
  const ymd = dmy || mdy ? null : yearMonthDay.exec(text)
  const [year, name, day, rest] = dmy ? [dmy[3]!, dmy[2]!, dmy[1]!, dmy[4]!] : mdy ? [mdy[3]!, mdy[1]!, mdy[2]!, mdy[4]!] : ymd ? [ymd[1]!, ymd[2]!, ymd[3]!, ymd[4]!] : ['', '', '', '']
  const month = monthOf.get(name.replaceAll('.', ''))
  // Two figures of a Thai year are of the Buddhist era; of any other, of this century.
  const isThai = /[\u0e00-\u0e7f]/.test(name)
  return month === undefined ? null : { date: `${year.length === 2 ? `${isThai ? 25 : 20}${year}` : year}-${month}-${day}`, rest }
}

/** Names of zones as offsets; anything else stays and makes the text unreadable. */
function withZone(text: string): string {
  return text.replace(/\s{0,2}(?:น\.|hrs?)$/, '').replace(/\s{0,2}[（(]?\b(?:utc|gmt)\s?([+-])(\d{1,2})(?::?(\d{2}))?[）)]?$/, (_, sign: string, hours: string, minutes = '00') => ` ${sign}${hours.padStart(2, '0')}:${minutes}`)
    .replace(/\s{0,2}[（(]?\b(wib|wita|ict|sgt|hkt|jst|kst|utc|gmt)[）)]?$/, (_, name: string) => ` ${zoneNames[name]!}`)
}
