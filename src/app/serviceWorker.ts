import { cleanupOutdatedCaches, createHandlerBoundToURL, precacheAndRoute } from 'workbox-precaching'
import { NavigationRoute, registerRoute } from 'workbox-routing'

import { keepShared, SHARE_PATH, SHARED_MARK } from './intake/sharedFiles.ts'

declare const self: ServiceWorkerGlobalScope
declare const __PRECACHE__: { url: string; revision: string | null }[]

precacheAndRoute(__PRECACHE__)
cleanupOutdatedCaches()
registerRoute(new NavigationRoute(createHandlerBoundToURL('index.html')))

// Another app shares files with this one: they are kept here and the page takes them over; no server ever sees them.
registerRoute(({ url }) => url.pathname === SHARE_PATH, async ({ request }) => {
  await keepShared(self.caches, await request.formData(), crypto.randomUUID())
  return Response.redirect(`/plans?${SHARED_MARK}=1`, 303)
}, 'POST')

// Only when the user accepted the new version: an update never swaps code under a running page.
self.addEventListener('message', (event) => {
  if ((event.data as { type?: string } | null)?.type === 'SKIP_WAITING') void self.skipWaiting()
})
