import { create } from 'zustand'

import type { DroppedFile } from './services.ts'

type DroppedFiles = {
  /** Files dropped anywhere that the Data page has not taken yet. */
  readonly files: readonly DroppedFile[]
  add(files: readonly DroppedFile[]): void
  /** Hands over what waits and leaves nothing behind. */
  take(): readonly DroppedFile[]
}

export const useDroppedFiles = create<DroppedFiles>()((set, get) => ({
  files: [],
  add: (files) => set((now) => ({ files: [...now.files, ...files] })),
  take: () => {
    const { files } = get()
    if (files.length > 0) set({ files: [] })
    return files
  },
}))
