import { useEffect } from 'react'

import { useServices } from '#state/servicesContext.ts'
import { useText } from '#ui/language.tsx'
import { showToast } from '#ui/Toast.tsx'

/** Says what another tab did to the database that this one shares. */
export function useDatabaseEvents(): void {
  const { db } = useServices()
  const { t } = useText()
  useEffect(() => {
    let hideBlocked: (() => void) | null = null
    const stop = db.listen((event) => {
      if (event.kind === 'updatedElsewhere') showToast({ text: t('database.updatedElsewhere'), isSticky: true, action: { label: t('update.reload'), onAction: () => location.reload() } })
      if (event.kind === 'blocked') hideBlocked ??= showToast({ text: t('database.blocked'), isSticky: true })
      if (event.kind === 'unblocked') {
        hideBlocked?.()
        hideBlocked = null
      }
    })
    return () => {
      stop()
      hideBlocked?.()
    }
  }, [db, t])
}
