import { useEffect, useRef, type FocusEvent } from 'react'

/**
 * Gives the focus to `target` when the control that had it is gone: an answered question, a deleted plan, a backup folder left.
 * Returns the handlers for the element around those controls; `change` is what may take them away.
 */
export function useKeptFocus(target: () => HTMLElement | null | undefined, change: unknown) {
  const hadFocus = useRef(false)
  useEffect(() => {
    const keep = () => hadFocus.current && document.activeElement === document.body && target()?.focus({ preventScroll: true })
    keep()
    // A menu that closes gives the focus back a frame later: to a button that may be gone by then.
    const frame = requestAnimationFrame(keep)
    return () => cancelAnimationFrame(frame)
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
