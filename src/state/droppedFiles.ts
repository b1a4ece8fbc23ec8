import { create } from 'zustand'

import type { DroppedFile } from './services.ts'

/** Files that wait for the Data page, and the names of hidden and system files that came with them and were left out. */
export type Waiting = { readonly files: readonly DroppedFile[]; readonly leftOut: readonly string[] }

type DroppedFiles = Waiting & {
  add(files: readonly DroppedFile[], leftOut?: readonly string[]): void
  /** Hands over what waits and leaves nothing behind. */
  take(): Waiting
}

export const useDroppedFiles = create<DroppedFiles>()((set, get) => ({
  files: [],
  leftOut: [],
  add: (files, leftOut = []) => set((now) => ({ files: [...now.files, ...files], leftOut: [...now.leftOut, ...leftOut] })),
  take: () => {
    const { files, leftOut } = get()
    if (files.length > 0) set({ files: [], leftOut: [] })
    return { files, leftOut }
  },
}))
