/** Of one kind of question only the newest is wanted. */
export function createLatest() {
  let newest: object | null = null
  return {
    /** A new question; it is wanted until the next one or until stopped. */
    start(): () => boolean {
      const own = (newest = {})
      return () => newest === own
    },
    stop(): void {
      newest = null
    },
  }
}
