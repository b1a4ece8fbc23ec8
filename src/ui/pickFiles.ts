/** Asks for files with the browser's own dialog: only in answer to a press. */
export function pickFiles(accept: string, onPicked: (files: readonly File[]) => void): void {
  const input = document.createElement('input')
  input.type = 'file'
  input.multiple = true
  input.accept = accept
  input.addEventListener('change', () => onPicked([...(input.files ?? [])]))
  input.click()
}
