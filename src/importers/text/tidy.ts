/** Line ends as `\n`, NUL characters dropped. */
export function tidyText(text: string): string {
  let lines = text.includes('\r') ? text.replaceAll('\r\n', '\n') : text
  if (lines.includes('\r')) lines = lines.replaceAll('\r', '\n')
  return lines.includes('\0') ? lines.replaceAll('\0', '') : lines
}

/** The same for a text in pieces: a line end may be cut in two. */
export class LineTidier {
  #isCut = false

  tidy(piece: string, isLast: boolean): string {
    const text = this.#isCut ? `\r${piece}` : piece
    this.#isCut = !isLast && text.endsWith('\r')
    return tidyText(this.#isCut ? text.slice(0, -1) : text)
  }
}
