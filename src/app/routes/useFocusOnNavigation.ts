import { useEffect, useRef } from 'react'
import { useLocation } from 'wouter'

const GIVE_UP_MS = 5000

/** After a navigation the focus goes to the heading of the new page, so that a screen reader speaks it and Tab starts there. */
export function useFocusOnNavigation(): void {
  const [path] = useLocation()
  const shownPath = useRef<string | null>(null)
  useEffect(() => {
    const isFirst = shownPath.current === null || shownPath.current === '/'
    if (shownPath.current === path) return
    shownPath.current = path
    // The browser itself places the focus when a page is opened.
    if (isFirst) return
    window.scrollTo(0, 0)
    const main = document.getElementById('main')
    const focusHeading = (): boolean => {
      const heading = main?.querySelector<HTMLElement>('[data-page-heading]')
      heading?.focus({ preventScroll: true })
      return !!heading
    }
    if (!main || focusHeading()) return
    // The page may still be loading.
    const observer = new MutationObserver(() => focusHeading() && observer.disconnect())
    observer.observe(main, { childList: true, subtree: true })
    const timer = setTimeout(() => observer.disconnect(), GIVE_UP_MS)
    return () => {
      clearTimeout(timer)
      observer.disconnect()
    }
  }, [path])
}
