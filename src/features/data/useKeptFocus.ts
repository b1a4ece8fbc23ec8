import { useEffect, useRef, type FocusEvent } from 'react'

/**
 * Gives the focus to `target` when the control that had it is gone: an answered question, a file left out, a finished import.
 * Returns the handlers for the element around those controls; `change` is what may take them away.
 */
export function useKeptFocus(target: () => HTMLElement | null | undefined, change: unknown) {
  const hadFocus = useRef(false)
  useEffect(() => {
    if (hadFocus.current && document.activeElement === document.body) target()?.focus({ preventScroll: true })
    // Only a change can have taken a control away.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [change])
  return {
    onFocus: () => {
      hadFocus.current = true
    },
    onBlur: (event: FocusEvent) => {
      if (event.relatedTarget !== null && !event.currentTarget.contains(event.relatedTarget)) hadFocus.current = false
    },
  }
}
