import { useEffect, useState, type RefObject } from 'react'

import type { ChartSurface } from './chartModel.ts'
import { readPalette } from './palette.ts'

/** The page's colours where `element` stands, read anew when the theme, the system's scheme or its wish for less motion changes; null before the first look. */
export function useSurface(element: RefObject<HTMLElement | null>): ChartSurface | null {
  const [surface, setSurface] = useState<ChartSurface | null>(null)
  useEffect(() => {
    const queries = ['(prefers-color-scheme: dark)', '(prefers-reduced-motion: reduce)'].map((query) => window.matchMedia(query))
    const read = (): void => {
      if (element.current) setSurface({ palette: readPalette(element.current), isMotionReduced: queries[1]?.matches ?? false })
    }
    read()
    const themes = new MutationObserver(read)
    themes.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme', 'style', 'class'] })
    for (const query of queries) query.addEventListener('change', read)
    return () => {
      themes.disconnect()
      for (const query of queries) query.removeEventListener('change', read)
    }
  }, [element])
  return surface
}
