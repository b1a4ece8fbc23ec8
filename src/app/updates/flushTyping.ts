import { writesSettled } from '#storage/transaction.ts'

/** A field that was left begins to write within this. */
const BEGIN_MS = 50
const LIMIT_MS = 3000

/** Leaving the field writes what was typed in it. */
export function leaveField(): void {
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
}

/** Writes what was typed, and resolves when nothing is being written any more. */
export async function flushTyping(): Promise<void> {
  leaveField()
  await new Promise((resolve) => setTimeout(resolve, BEGIN_MS))
  await Promise.race([writesSettled(), new Promise((resolve) => setTimeout(resolve, LIMIT_MS))])
}
