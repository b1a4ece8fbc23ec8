import type { FileHandle, FolderHandle } from '#storage/fileHandles.ts'

export type MemoryFailure = 'NotAllowedError' | 'NotFoundError' | 'QuotaExceededError'

/** A file as the browser hands it out: what is written shows only when the writing is closed. Methods are inherited, as a database keeps own fields only. */
export class MemoryFile implements FileHandle {
  readonly name: string
  #bytes = new Uint8Array()
  failure: MemoryFailure | null = null
  /** A disk that keeps something else than what was written. */
  isLying = false
  constructor(name: string, bytes?: Uint8Array<ArrayBuffer>) {
    this.name = name
    if (bytes) this.#bytes = bytes
  }
  getFile(): Promise<Blob> {
    return this.failure === 'NotFoundError' ? Promise.reject(new DOMException('', this.failure)) : Promise.resolve(new Blob([this.#bytes]))
  }
  createWritable() {
    if (this.failure && this.failure !== 'QuotaExceededError') return Promise.reject(new DOMException('', this.failure))
    let pending = new Uint8Array()
    return Promise.resolve({
      write: (data: Uint8Array<ArrayBuffer>) => {
        if (this.failure) return Promise.reject(new DOMException('', this.failure))
        pending = data.slice()
        if (this.isLying) pending[pending.length >> 1]! ^= 1
        return Promise.resolve()
      },
      close: () => {
        this.#bytes = pending
        return Promise.resolve()
      },
      abort: () => Promise.resolve(),
    })
  }
}

export class MemoryFolder implements FolderHandle {
  readonly name = 'Backups'
  readonly #files = new Map<string, MemoryFile>()
  failure: MemoryFailure | null = null
  isLying = false
  async *keys(): AsyncIterable<string> {
    await Promise.resolve()
    if (this.failure === 'NotFoundError') throw new DOMException('', this.failure)
    yield* [...this.#files.keys()]
  }
  getFileHandle(name: string, { create = false } = {}): Promise<MemoryFile> {
    if (this.failure === 'NotAllowedError') return Promise.reject(new DOMException('', this.failure))
    const file = this.#files.get(name) ?? (create ? new MemoryFile(name) : null)
    if (!file) return Promise.reject(new DOMException('', 'NotFoundError'))
    Object.assign(file, { failure: this.failure, isLying: this.isLying })
    this.#files.set(name, file)
    return Promise.resolve(file)
  }
  removeEntry(name: string): Promise<void> {
    return this.#files.delete(name) ? Promise.resolve() : Promise.reject(new DOMException('', 'NotFoundError'))
  }
  put(file: MemoryFile): void {
    this.#files.set(file.name, file)
  }
  get names(): readonly string[] {
    return [...this.#files.keys()].sort()
  }
}
