/**
 * The few platform globals that pure code may use: they exist, and mean the same, in browsers, workers and Node.
 * Anything else (DOM, worker globals, console, clocks) does not compile in the pure folders.
 */
declare class TextDecoder {
  constructor(label?: string, options?: { readonly fatal?: boolean; readonly ignoreBOM?: boolean })
  readonly encoding: string
  decode(input?: ArrayBufferView | ArrayBuffer, options?: { readonly stream?: boolean }): string
}

declare class TextEncoder {
  encode(input?: string): Uint8Array<ArrayBuffer>
}

declare type ReadableStreamReadResult<T> = { readonly done: false; readonly value: T } | { readonly done: true; readonly value?: T }

declare class ReadableStream<R = unknown> {
  constructor(source?: {
    start?(controller: { enqueue(chunk: R): void; close(): void; error(reason?: unknown): void }): void | Promise<void>
    pull?(controller: { enqueue(chunk: R): void; close(): void; error(reason?: unknown): void }): void | Promise<void>
    cancel?(reason?: unknown): void | Promise<void>
  })
  getReader(): { read(): Promise<ReadableStreamReadResult<R>>; cancel(reason?: unknown): Promise<void>; releaseLock(): void }
  pipeThrough<T>(pair: { readonly readable: ReadableStream<T>; readonly writable: WritableStream<R> }): ReadableStream<T>
}

declare class WritableStream<W = unknown> {
  getWriter(): { write(chunk: W): Promise<void>; close(): Promise<void>; abort(reason?: unknown): Promise<void> }
}

declare class DecompressionStream {
  constructor(format: 'gzip' | 'deflate' | 'deflate-raw')
  readonly readable: ReadableStream<Uint8Array<ArrayBuffer>>
  readonly writable: WritableStream<Uint8Array>
}

declare class CompressionStream {
  constructor(format: 'gzip' | 'deflate' | 'deflate-raw')
  readonly readable: ReadableStream<Uint8Array<ArrayBuffer>>
  readonly writable: WritableStream<Uint8Array>
}

declare class AbortSignal {
  readonly aborted: boolean
  readonly reason: unknown
  throwIfAborted(): void
}

declare type CryptoKey = { readonly extractable: boolean }
declare type AesGcm = { readonly name: 'AES-GCM'; readonly iv: Uint8Array; readonly additionalData: Uint8Array }

declare const crypto: {
  readonly subtle: {
    digest(algorithm: 'SHA-256', data: ArrayBufferView | ArrayBuffer): Promise<ArrayBuffer>
    importKey(format: 'raw', key: Uint8Array, algorithm: 'PBKDF2', extractable: false, usages: readonly ['deriveKey']): Promise<CryptoKey>
    deriveKey(
      algorithm: { readonly name: 'PBKDF2'; readonly hash: 'SHA-256'; readonly salt: Uint8Array; readonly iterations: number }, key: CryptoKey,
      derived: { readonly name: 'AES-GCM'; readonly length: 256 }, extractable: false, usages: readonly ('encrypt' | 'decrypt')[],
    ): Promise<CryptoKey>
    encrypt(algorithm: AesGcm, key: CryptoKey, data: Uint8Array): Promise<ArrayBuffer>
    decrypt(algorithm: AesGcm, key: CryptoKey, data: Uint8Array): Promise<ArrayBuffer>
  }
}
