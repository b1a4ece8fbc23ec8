/** At most so many UTF-16 units of a text, never half of a character that takes two: such a half cannot be written to a plan file. */
export function cutText(text: string, maxUnits: number): string {
  return text.length > maxUnits ? text.slice(0, maxUnits).replace(/[\ud800-\udbff]$/, '') : text
}
