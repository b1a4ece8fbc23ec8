import { useEffect, useRef } from 'react'

import type { DroppedFile } from '#state/services.ts'
import type { FileHandle } from '#storage/fileHandles.ts'

import { SHARED_MARK, takeShared } from './sharedFiles.ts'

type LaunchQueue = { setConsumer(consumer: (params: { readonly files?: readonly FileSystemFileHandle[] }) => void): void }

/** Files that the app was started with: opened with it by the system, or shared with it by another app. */
export function useFilesFromOutside(take: (files: readonly DroppedFile[]) => Promise<void>, onLost: () => void): void {
  const latest = useRef({ take, onLost })
  useEffect(() => {
    latest.current = { take, onLost }
  })
  useEffect(() => {
    const queue = (globalThis as { readonly launchQueue?: LaunchQueue }).launchQueue
    queue?.setConsumer(({ files = [] }) => {
      if (files.length > 0) void Promise.all(files.map(launched)).then((all) => latest.current.take(all))
    })
    const address = new URL(location.href)
    if (!address.searchParams.has(SHARED_MARK)) return
    // Taken off at once: a reload or a bookmark must not ask again.
    address.searchParams.delete(SHARED_MARK)
    history.replaceState(history.state, '', address)
    void takeShared(caches).then((files) => (files.length > 0 ? latest.current.take(files) : latest.current.onLost()))
  }, [])
}

async function launched(handle: FileSystemFileHandle): Promise<DroppedFile> {
  return { name: handle.name, file: await handle.getFile(), handle: handle as unknown as FileHandle }
}
