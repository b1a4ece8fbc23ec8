import { useEffect, useState, type RefObject } from 'react'

import type { ChartSurface } from './chartModel.ts'
import { readPalette } from './palette.ts'

/** The page's colours where `element` stands, read anew when the theme or the system's scheme changes; null before the first look. */
export function useSurface(element: RefObject<HTMLElement | null>): ChartSurface | null {
  const [surface, setSurface] = useState<ChartSurface | null>(null)
  useEffect(() => {
    const scheme = window.matchMedia('(prefers-color-scheme: dark)')
    const read = (): void => {
      if (element.current) setSurface({ palette: readPalette(element.current) })
    }
    read()
    const themes = new MutationObserver(read)
    themes.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme', 'style', 'class'] })
    scheme.addEventListener('change', read)
    return () => {
      themes.disconnect()
      scheme.removeEventListener('change', read)
    }
  }, [element])
  return surface
}
