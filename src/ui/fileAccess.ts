/** What the browser hands out for a file or a folder; it can be kept in a database and used in a worker. */
export type AccessHandle = FileSystemFileHandle | FileSystemDirectoryHandle

type WithAccess = {
  readonly showSaveFilePicker?: (options: { readonly suggestedName: string; readonly types: readonly { readonly description: string; readonly accept: Readonly<Record<string, readonly string[]>> }[] }) => Promise<FileSystemFileHandle>
  readonly showDirectoryPicker?: (options: { readonly id: string; readonly mode: 'read' | 'readwrite' }) => Promise<FileSystemDirectoryHandle>
}
type WithPermission = {
  queryPermission?(wanted: { readonly mode: 'read' | 'readwrite' }): Promise<PermissionState>
  requestPermission?(wanted: { readonly mode: 'read' | 'readwrite' }): Promise<PermissionState>
}
const access = (): WithAccess => globalThis as unknown as WithAccess

/** Chromium on a desktop has it; Firefox and Safari download instead. */
export const canSaveInPlace = (): boolean => access().showSaveFilePicker !== undefined
export const canChooseFolder = (): boolean => access().showDirectoryPicker !== undefined

/** The file to save to; null = the reader chose none. */
export function chooseSaveFile(suggestedName: string, description: string, type: string, extension: string): Promise<FileSystemFileHandle | null> {
  return chosen(() => access().showSaveFilePicker!({ suggestedName, types: [{ description, accept: { [type]: [extension] } }] }))
}

/** A folder, where a list of its files is enough (`read`) or files are to be written; null = the reader chose none. */
export function chooseFolder(mode: 'read' | 'readwrite'): Promise<FileSystemDirectoryHandle | null> {
  return chosen(() => access().showDirectoryPicker!({ id: 'headroom', mode }))
}

/** Whether a handle that was kept may be written to now; asks nobody. */
export async function mayWrite(handle: object): Promise<boolean> {
  const { queryPermission } = handle as WithPermission
  return queryPermission === undefined || (await queryPermission.call(handle, { mode: 'readwrite' })) === 'granted'
}

/** The same, with the browser's question when it has to be asked: only in answer to a press. */
export async function askToWrite(handle: object): Promise<boolean> {
  if (await mayWrite(handle)) return true
  const { requestPermission } = handle as WithPermission
  return requestPermission !== undefined && (await requestPermission.call(handle, { mode: 'readwrite' })) === 'granted'
}

/** A closed dialog is an answer, not a failure. */
async function chosen<T>(open: () => Promise<T>): Promise<T | null> {
  try {
    return await open()
  } catch (error) {
    if (error instanceof DOMException && (error.name === 'AbortError' || error.name === 'NotAllowedError')) return null
    throw error
  }
}
