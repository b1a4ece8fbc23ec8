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

declare const crypto: {
  readonly subtle: { digest(algorithm: 'SHA-256', data: ArrayBufferView | ArrayBuffer): Promise<ArrayBuffer> }
}
