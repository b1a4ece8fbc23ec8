/** A copy that does not keep alive the large text it was cut from. */
export function detached(text: string): string {
  // Engines keep a short part as a copy of its own, a longer one as a window on the whole.
  return text.length < 13 ? text : ` ${text}`.slice(1)
}
