/** May this character follow an element's name in a tag? */
export function isNameEnd(code: number): boolean {
  return code === 32 || code === 62 || code === 47 || code === 10 || code === 13 || code === 9
}

/** Where the value of the one-letter attribute begins within a tag, after its quotation mark; 0 when it is absent. */
export function valueAt(text: string, from: number, to: number, letter: number): number {
  for (let at = from; at < to; at += 1) {
    const code = text.charCodeAt(at)
    if (code === 34 || code === 39) {
      // Over another attribute's value.
      const end = text.indexOf(code === 34 ? '"' : "'", at + 1)
      if (end < 0 || end > to) return 0
      at = end
    } else if (code === letter && isSpace(text.charCodeAt(at - 1))) {
      let after = at + 1
      while (isSpace(text.charCodeAt(after))) after += 1
      if (text.charCodeAt(after) !== 61) continue
      after += 1
      while (isSpace(text.charCodeAt(after))) after += 1
      const quote = text.charCodeAt(after)
      return quote === 34 || quote === 39 ? after + 1 : 0
    }
  }
  return 0
}

function isSpace(code: number): boolean {
  return code === 32 || code === 9 || code === 10 || code === 13
}

/** Where the next start tag of this local name begins, in [from, to); -1 for none. `prefix`: length of the namespace prefix with its colon. */
export function startTag(text: string, from: number, to: number, prefix: number, name: string): number {
  for (let at = text.indexOf('<', from); at >= 0 && at < to; at = text.indexOf('<', at + 1)) {
    const begin = at + 1 + prefix
    if (text.startsWith(name, begin) && isNameEnd(text.charCodeAt(begin + name.length))) return at
  }
  return -1
}

/** Where the next end tag of this local name begins, from `from` on; -1 for none. */
export function endTag(text: string, from: number, prefix: number, name: string): number {
  for (let at = text.indexOf('</', from); at >= 0; at = text.indexOf('</', at + 2)) {
    const begin = at + 2 + prefix
    if (text.startsWith(name, begin) && isNameEnd(text.charCodeAt(begin + name.length))) return at
  }
  return -1
}
