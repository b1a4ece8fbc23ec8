import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'

import '#ui/base.css'
import { createPendingWrites } from '#state/pendingWrites.ts'
import { ServicesContext } from '#state/servicesContext.ts'
import { usePreferences } from '#state/preferences.ts'

import { applyAppearance } from './boot/appearance.ts'
import { tellUnexpected } from './boot/tellUnexpected.ts'
import { App } from './App.tsx'
import { TableSaverContext } from '#ui/table/TableSaver.ts'

import { ErrorBoundary } from './ErrorBoundary.tsx'
import { saveWorkbook } from './saveWorkbook.ts'
import { createServices } from './services.ts'
import { flushTyping } from './updates/flushTyping.ts'
import { registerServiceWorker } from './updates/registerServiceWorker.ts'
import { holdWriteLock } from './updates/writeLocks.ts'

/** Shows the app and starts what lives beside it. */
export function start(): void {
  const { theme, language } = usePreferences.getState()
  applyAppearance(theme, language)
  usePreferences.subscribe((now) => applyAppearance(now.theme, now.language))
  tellUnexpected()
  const writes = createPendingWrites(holdWriteLock)
  const services = createServices(writes)
  // Another tab's newer version waits for what was typed here.
  services.db.beforeClose(flushTyping)
  createRoot(document.getElementById('root')!).render(
    <StrictMode>
      <ErrorBoundary>
        <ServicesContext value={services}>
          <TableSaverContext value={(content) => void saveWorkbook(services, content)}>
            <App />
          </TableSaverContext>
        </ServicesContext>
      </ErrorBoundary>
    </StrictMode>,
  )
  if (import.meta.env.PROD) registerServiceWorker(writes)
}
