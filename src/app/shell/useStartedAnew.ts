import { useEffect } from 'react'

import { FILE_EXTENSION } from '#plan-file/types.ts'
import { pickFiles } from '#ui/pickFiles.ts'
import { useText } from '#ui/language.tsx'
import { showToast } from '#ui/Toast.tsx'

import { usePlanActions } from './usePlanActions.ts'

/** In the address of the page that follows a new beginning. */
const ANEW_MARK = 'anew'

/** The list of plans, loaded anew: the saved files are what comes next, not the sample shop. */
export function goToNewBeginning(): void {
  location.assign(`${import.meta.env.BASE_URL}plans?${ANEW_MARK}`)
}

/** Says that everything is new, and takes the files that were saved before. */
export function useStartedAnew(): void {
  const { t } = useText()
  const { openPlanFile } = usePlanActions()
  useEffect(() => {
    const address = new URL(location.href)
    if (!address.searchParams.has(ANEW_MARK)) return
    // Taken off at once: a reload or a bookmark must not say it again.
    address.searchParams.delete(ANEW_MARK)
    history.replaceState(history.state, '', address)
    const open = () => pickFiles(FILE_EXTENSION, (files) => void (async () => {
      for (const file of files) await openPlanFile({ name: file.name, file })
    })())
    showToast({ text: t('damage.anew.done'), isSticky: true, action: { label: t('plans.open'), onAction: open } })
    // Once, when the page was loaded.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [])
}
