import { translator } from '#i18n/translate.ts'
import { usePreferences } from '#state/preferences.ts'
import { showToast } from '#ui/Toast.tsx'

let take: (() => void) | null = null

/** The last net: a rejection that nobody waits for is told once, and stays until it is answered; without it the page would wait in silence. */
export function tellUnexpected(): void {
  window.addEventListener('unhandledrejection', ({ reason }) => {
    // Left by work that was stopped on purpose.
    if (reason instanceof DOMException && reason.name === 'AbortError') return
    const t = translator(usePreferences.getState().language)
    take?.()
    take = showToast({ text: `${t('error.unexpected')} (${String(reason).slice(0, 200)})`, tone: 'bad', isSticky: true, action: { label: t('crash.reload'), onAction: () => location.reload() } })
  })
}
