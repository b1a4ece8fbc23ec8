import { create } from 'zustand'

type Update = {
  /** Starts the waiting version; `null` while there is none. */
  readonly accept: (() => void) | null
  offer(accept: () => void): void
  /** Whether the browser keeps the app itself, so that it opens without a network; `null` until that is known. */
  readonly isKeptOffline: boolean | null
  noteKeptOffline(isKept: boolean): void
}

export const useUpdate = create<Update>()((set) => ({
  accept: null,
  offer: (accept) => set({ accept }),
  isKeptOffline: null,
  noteKeptOffline: (isKeptOffline) => set({ isKeptOffline }),
}))
