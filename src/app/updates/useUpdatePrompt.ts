import { useEffect } from 'react'

import { useUpdate } from '#state/update.ts'
import { useText } from '#ui/language.tsx'
import { showToast } from '#ui/Toast.tsx'

/** A quiet line when a new version waits; closing it means later. */
export function useUpdatePrompt(): void {
  const { t } = useText()
  const accept = useUpdate((update) => update.accept)
  useEffect(() => {
    if (accept) return showToast({ text: t('update.ready'), isSticky: true, action: { label: t('update.reload'), onAction: accept } })
  }, [accept, t])
}
