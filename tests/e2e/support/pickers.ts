import type { Page } from '@playwright/test'

/**
 * Answers the system's dialogs for files and folders, which no test can press, with real handles of the origin's own file system. The
 * folder is `backups`, the file the suggested name. `launchQueue` hands out what `launch` gives.
 */
export async function answerPickers(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const root = () => navigator.storage.getDirectory()
    let consumer: ((params: { files: readonly FileSystemFileHandle[] }) => void) | null = null
    Object.assign(globalThis, {
      showSaveFilePicker: async ({ suggestedName }: { suggestedName: string }) => (await root()).getFileHandle(suggestedName, { create: true }),
      showDirectoryPicker: async () => (await root()).getDirectoryHandle('backups', { create: true }),
      launch: async (name: string) => consumer?.({ files: [await (await root()).getFileHandle(name)] }),
    })
    Object.defineProperty(globalThis, 'launchQueue', { value: { setConsumer: (given: typeof consumer) => void (consumer = given) } })
  })
}

/** Starts the app with a file of the origin's own file system, as the system does for a double click. */
export const launchWith = (page: Page, name: string): Promise<void> => page.evaluate((file) => (globalThis as unknown as { launch(name: string): Promise<void> }).launch(file), name)

/** Size in bytes of each file in a folder of the origin's own file system; `null` = its root. */
export const filesIn = (page: Page, folder: string | null): Promise<Readonly<Record<string, number>>> => page.evaluate(async (name) => {
  const root = await navigator.storage.getDirectory()
  const directory = name === null ? root : await root.getDirectoryHandle(name)
  const sizes: Record<string, number> = {}
  for await (const entry of (directory as unknown as { values(): AsyncIterable<FileSystemHandle> }).values()) if (entry.kind === 'file') sizes[entry.name] = (await (entry as FileSystemFileHandle).getFile()).size
  return sizes
}, folder)
