import { translator } from '#i18n/translate.ts'
import type { WriteKind } from '#state/pendingWrites.ts'
import { usePreferences } from '#state/preferences.ts'
import { showToast } from '#ui/Toast.tsx'

/** Says what a reload waits for; returns how to take that away. */
export function tellWaiting(kind: WriteKind): () => void {
  const t = translator(usePreferences.getState().language)
  return showToast({ text: t('update.waiting', { what: t(`update.waiting.${kind}`) }), isSticky: true })
}
