import { safeFileName } from '#shared/fileName.ts'

/** Hands a file to the reader through the browser's own download; nothing is uploaded. */
export function downloadFile(fileName: string, content: Blob | string, type = 'text/csv;charset=utf-8'): void {
  const url = URL.createObjectURL(typeof content === 'string' ? new Blob([content], { type }) : content)
  const link = document.createElement('a')
  link.href = url
  link.download = safeFileName(fileName)
  link.click()
  // The browser has taken the file long before this; keeping the URL would keep the bytes.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
