import { lazy, type ComponentType } from 'react'

const RELOADED_KEY = 'headroom.reloadedForChunk'

/**
 * A page loaded when first shown. After an update of the server an old tab may ask for a file that is gone: the tab reloads once
 * and gets the new ones; a second failure is shown as what it is.
 */
export function lazyPage(load: () => Promise<ComponentType>) {
  return lazy(async () => {
    try {
      const Page = await load()
      sessionStorage.removeItem(RELOADED_KEY)
      return { default: Page }
    } catch (error) {
      if (sessionStorage.getItem(RELOADED_KEY)) throw error
      sessionStorage.setItem(RELOADED_KEY, '1')
      location.reload()
      return new Promise<never>(() => undefined)
    }
  })
}
