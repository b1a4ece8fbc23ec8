/** Reads one attribute out of a start tag's text; null when it is absent. Prefixes other than the asked one do not match. */
export function attribute(tag: string, name: string): string | null {
  for (let at = tag.indexOf(name); at >= 0; at = tag.indexOf(name, at + 1)) {
    const before = tag.charCodeAt(at - 1)
    if (!(before === 32 || before === 9 || before === 10 || before === 13)) continue
    let after = at + name.length
    while (tag.charCodeAt(after) === 32) after += 1
    if (tag.charCodeAt(after) !== 61) continue
    after += 1
    while (tag.charCodeAt(after) === 32) after += 1
    const quote = tag[after]
    if (quote !== '"' && quote !== "'") continue
    const end = tag.indexOf(quote, after + 1)
    return end < 0 ? null : decodeEntities(tag.slice(after + 1, end))
  }
  return null
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** XML's five entities and character references; anything else stays as written. */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&(#x[0-9a-fA-F]{1,6}|#[0-9]{1,7}|amp|lt|gt|quot|apos);/g, (whole, body: string) => {
    if (body[0] !== '#') return named[body] ?? whole
    const code = body[1] === 'x' ? Number.parseInt(body.slice(2), 16) : Number(body.slice(1))
    return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : '�'
  })
}

/** Excel writes control characters as `_x000D_`, and a literal of that shape with its underscore escaped; half of a character becomes U+FFFD. */
export function decodeExcelEscapes(text: string): string {
  return text.includes('_x') ? text.replace(/_x([0-9a-fA-F]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))).replace(/\p{Surrogate}/gu, '\ufffd') : text
}

/** Every element of this local name, whatever its prefix: its start tag and the text up to its end tag ('' when empty). Not for nested namesakes. */
export function elements(xml: string, name: string): { readonly tag: string; readonly inner: string }[] {
  const found: { tag: string; inner: string }[] = []
  const start = new RegExp(`<((?:[A-Za-z_][\\w.-]{0,40}:)?${name})(?=[\\s/>])`, 'g')
  for (let match = start.exec(xml); match; match = start.exec(xml)) {
    const close = xml.indexOf('>', match.index)
    if (close < 0) break
    const tag = xml.slice(match.index, close + 1)
    start.lastIndex = close + 1
    if (xml.charCodeAt(close - 1) === 47) {
      found.push({ tag, inner: '' })
      continue
    }
    const end = xml.indexOf(`</${match[1]!}`, close)
    found.push({ tag, inner: xml.slice(close + 1, end < 0 ? xml.length : end) })
    start.lastIndex = end < 0 ? xml.length : end
  }
  return found
}
