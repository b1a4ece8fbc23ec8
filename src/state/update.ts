import { create } from 'zustand'

type Update = {
  /** Starts the waiting version; `null` while there is none. */
  readonly accept: (() => void) | null
  offer(accept: () => void): void
}

export const useUpdate = create<Update>()((set) => ({ accept: null, offer: (accept) => set({ accept }) }))
