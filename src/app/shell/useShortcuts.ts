import { useEffect, useRef } from 'react'

export type ShortcutActions = {
  readonly undo: () => void
  readonly redo: () => void
  readonly save: () => void
  readonly openPalette: () => void
  readonly openSheet: () => void
  readonly goTo: (index: number) => void
}

export const isMac = /Mac|iPhone|iPad/.test(navigator.userAgent)
/** The key that goes with letters on this device, as printed on it. */
export const modKey = isMac ? '⌘' : 'Ctrl'

/** Typing has its own undo and needs "?" as a letter. */
function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches('textarea, select, input:not([type="checkbox"], [type="radio"], [type="range"], [type="button"])'))
}

/** Keys that work everywhere, except what a text field needs for itself. */
export function useShortcuts(actions: ShortcutActions): void {
  const latest = useRef(actions)
  useEffect(() => {
    latest.current = actions
  })
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      if (event.defaultPrevented || event.isComposing) return
      const isMod = isMac ? event.metaKey && !event.ctrlKey : event.ctrlKey && !event.metaKey
      const key = event.key.toLowerCase()
      const isDialogOpen = document.querySelector('[role="dialog"]') !== null
      const act = (action: () => void) => {
        event.preventDefault()
        action()
      }
      if (isMod && key === 'k') return act(latest.current.openPalette)
      // Never the browser's own: it would save the page, and the reader would take that for the plan.
      if (isMod && key === 's' && !event.shiftKey) return act(isDialogOpen ? () => undefined : latest.current.save)
      if (isTyping(event.target) || isDialogOpen) return
      if (isMod && key === 'z') return act(event.shiftKey ? latest.current.redo : latest.current.undo)
      if (isMod && key === 'y') return act(latest.current.redo)
      if (event.key === '?' && !isMod) return act(latest.current.openSheet)
      const digit = /^Digit([1-9])$/.exec(event.code)
      if (event.altKey && !isMod && digit) act(() => latest.current.goTo(Number(digit[1]) - 1))
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [])
}
