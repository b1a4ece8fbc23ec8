import { useEffect, useRef } from 'react'

import type { DroppedFile } from '#state/services.ts'
import { useText } from '#ui/language.tsx'
import { showToast } from '#ui/Toast.tsx'
import { pastedTable } from './pastedTable.ts'

const isTyping = (target: EventTarget | null) => target instanceof Element && target.closest('input, textarea, select, [contenteditable], [role=dialog]') !== null

/** Takes cells, or files, pasted anywhere on the page; fields keep their own paste. */
export function usePastedFiles(onFiles: (files: readonly DroppedFile[]) => void): void {
  const { t } = useText()
  const latest = useRef({ onFiles, t })
  useEffect(() => {
    latest.current = { onFiles, t }
  })
  useEffect(() => {
    const paste = (event: ClipboardEvent) => {
      const clipboard = event.clipboardData
      if (!clipboard || isTyping(event.target)) return
      const now = latest.current
      // Cells first: a spreadsheet also copies a picture of them.
      const table = pastedTable(clipboard.getData('text/plain'), clipboard.getData('text/html'))
      const files = [...clipboard.files]
      if (table !== null) now.onFiles([{ name: now.t('data.paste.fileName'), file: new Blob([table], { type: 'text/tab-separated-values' }) }])
      else if (files.length > 0) now.onFiles(files.map((file) => ({ name: file.name, file })))
      else if (clipboard.getData('text/plain').trim() !== '') showToast({ text: now.t('data.paste.none') })
      else return
      event.preventDefault()
    }
    document.addEventListener('paste', paste)
    return () => document.removeEventListener('paste', paste)
  }, [])
}
