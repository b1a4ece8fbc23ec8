/** Entities that spreadsheets and browsers write into copied cells. */
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }
const MAX_CHARACTERS = 50_000_000

/** The table in what was copied, as tab-separated text with a header row; null when there is none. Cells as a spreadsheet copies them come first, then a table of a web page. */
export function pastedTable(plain: string, html: string): string | null {
  if (plain.length > MAX_CHARACTERS) return null
  if (isTable(plain)) return plain
  const rows = htmlRows(html.slice(0, MAX_CHARACTERS))
  return rows.length > 1 && rows.some((cells) => cells.length > 1) ? rows.map((cells) => cells.map(tsvCell).join('\t')).join('\n') : null
}

/** A header and a row below it that have the same mark between their cells. */
function isTable(text: string): boolean {
  const lines = text.slice(0, 20_000).split(/\r\n|\r|\n/).filter((line) => line.trim() !== '')
  if (lines.length < 2) return false
  return ['\t', ';', ',', '|'].some((mark) => lines[0]!.includes(mark) && lines[1]!.includes(mark))
}

/** Cells of the rows of all tables in a piece of HTML. Read as text: nothing of it is ever made into a page. */
function htmlRows(html: string): readonly (readonly string[])[] {
  return html.split(/<tr\b/i).slice(1).map((row) =>
    row.split(/<t[dh]\b/i).slice(1).map((cell) => cellText(cell.slice(cell.indexOf('>') + 1).split(/<\/t[dhr]>|<\/table>/i)[0]!)),
  ).filter((cells) => cells.length > 0)
}

function cellText(html: string): string {
  return html.replace(/<br\b[^>]*>|<\/(?:p|div)>/gi, ' ').replace(/<[^>]*>/g, '')
    .replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{2,6}));/gi, (whole, decimal: string | undefined, hex: string | undefined, name: string | undefined) => {
      if (name !== undefined) return ENTITIES[name.toLowerCase()] ?? whole
      const code = decimal !== undefined ? Number(decimal) : Number.parseInt(hex!, 16)
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole
    })
    .replace(/\s+/g, ' ').trim()
}

function tsvCell(text: string): string {
  return /[\t"\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
