import { Workbox } from 'workbox-window'

import type { PendingWrites } from '#state/pendingWrites.ts'
import { useUpdate } from '#state/update.ts'

import { flushTyping } from './flushTyping.ts'
import { settleWrites } from './settleWrites.ts'
import { tellWaiting } from './tellWaiting.ts'
import { writesOfAllTabs } from './writeLocks.ts'

const HOUR_MS = 3_600_000

/**
 * Keeps the app usable offline. A new version waits until the reader accepts it: then every tab writes what was typed, what workers of any
 * tab write is waited for, one tab lets the new service worker take over, and each tab reloads once.
 */
export function registerServiceWorker(writes: PendingWrites): void {
  const { noteKeptOffline } = useUpdate.getState()
  if (!('serviceWorker' in navigator)) return noteKeptOffline(false)
  const workbox = new Workbox(`${import.meta.env.BASE_URL}sw.js`, { scope: import.meta.env.BASE_URL })
  const channel = new BroadcastChannel('headroom.update')
  const wasControlled = navigator.serviceWorker.controller !== null
  let isReloading = false

  channel.addEventListener('message', () => void flushTyping())
  navigator.serviceWorker.addEventListener('controllerchange', () => {
    if (!wasControlled || isReloading) return
    isReloading = true
    // Typing may have gone on, and what was typed may still be on its way to the disk; an import may have begun.
    void settleWrites({ flush: flushTyping, pending: () => writes.kinds(), tell: tellWaiting }).then(() => location.reload())
  })
  workbox.addEventListener('waiting', () => {
    useUpdate.getState().offer(() => {
      channel.postMessage('flush')
      // Once one tab runs the new version, its database may change under the others.
      void settleWrites({ flush: flushTyping, pending: async () => [...writes.kinds(), ...(await writesOfAllTabs())], tell: tellWaiting }).then(() => workbox.messageSkipWaiting())
    })
  })
  void navigator.serviceWorker.ready.then(() => noteKeptOffline(true))
  // Not while an older one is at work: that one goes on keeping the app.
  workbox.addEventListener('redundant', () => !wasControlled && noteKeptOffline(false))
  // Refused in some private windows, and where there is no room for the app.
  workbox.register().catch(() => noteKeptOffline(wasControlled))

  let lastLookMs = Date.now()
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState !== 'visible' || Date.now() - lastLookMs < HOUR_MS) return
    lastLookMs = Date.now()
    void workbox.update().catch(() => undefined)
  })
}
