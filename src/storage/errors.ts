/** Why the database refused; every code has its sentence under `error.<code>`. */
export type StorageErrorCode =
  | 'storage.quotaExceeded'
  | 'storage.notWritten'
  | 'storage.newerDatabase'
  | 'storage.damaged'
  | 'storage.blocked'
  | 'storage.updatedElsewhere'
  | 'storage.replaced'
  | 'storage.unavailable'
  | 'storage.notOpened'
  | 'storage.backupFailed'
  | 'storage.planMissing'
  | 'storage.batchMissing'
  | 'storage.versionMissing'
  | 'storage.versionUnreadable'
  | 'storage.stepNotLast'
  | 'storage.revisionMoved'
  | 'storage.tooLarge'
export type StorageError = { readonly code: StorageErrorCode; readonly params?: Readonly<Record<string, string | number>> }

/** There was no room for it, by the browser's own count or on the disk. */
export const isNoRoom = ({ code }: { readonly code: string }): boolean => code === 'storage.quotaExceeded' || code === 'storage.notWritten'

/** Thrown inside transactions, where only throwing rolls back; turned into a value at their edge. */
export class StorageFailure extends Error {
  readonly error: StorageError
  constructor(error: StorageError) {
    super(error.code)
    this.name = 'StorageFailure'
    this.error = error
  }
}

/**
 * How Chromium tells of a disk that takes no more, under names that mean other things elsewhere (DataError for a large value, UnknownError
 * for a small one). Seen in Chromium 156 on a full file system; tests/e2e/fullDisk.spec.ts.
 */
const NO_SPACE = /FILE_ERROR_NO_SPACE/
const NOT_WRITTEN = /Failed to write blobs|Internal error committing transaction|Connection is closing because of: IO error/

/**
 * The expected failure that an exception stands for, or null when it is a bug.
 *
 * A full disk arrives as an AbortError whose `inner.name` is QuotaExceededError, so the whole chain of causes is read.
 */
export function storageErrorOf(error: unknown): StorageError | null {
  return read(error).known
}

/** As `storageErrorOf`, of a transaction that writes: the database was open a moment ago, and what the browser itself aborts it could not write. */
export function writeErrorOf(error: unknown): StorageError | null {
  const { known, names } = read(error)
  return known?.code === 'storage.notOpened' || (known === null && names.includes('AbortError')) ? { code: 'storage.notWritten' } : known
}

function read(error: unknown): { readonly known: StorageError | null; readonly names: readonly string[] } {
  const names: string[] = []
  let messages = ''
  let cause: unknown = error
  for (let depth = 0; depth < 8 && typeof cause === 'object' && cause !== null; depth += 1) {
    if (cause instanceof StorageFailure) return { known: cause.error, names }
    if ('name' in cause && typeof cause.name === 'string') names.push(cause.name)
    if ('message' in cause && typeof cause.message === 'string') messages += `${cause.message}\n`
    if ('failures' in cause && Array.isArray(cause.failures)) {
      for (const failure of cause.failures) if (typeof failure === 'object' && failure !== null && 'name' in failure) names.push(String(failure.name))
    }
    cause = 'inner' in cause && cause.inner ? cause.inner : 'cause' in cause ? cause.cause : null
  }
  return { known: meaningOf(names, messages), names }
}

function meaningOf(names: readonly string[], messages: string): StorageError | null {
  if (names.includes('QuotaExceededError') || NO_SPACE.test(messages)) return { code: 'storage.quotaExceeded' }
  if (NOT_WRITTEN.test(messages)) return { code: 'storage.notWritten' }
  if (names.includes('VersionError')) return { code: 'storage.newerDatabase' }
  // A large value whose file on the disk is gone or cut.
  if (names.includes('NotReadableError')) return { code: 'storage.damaged', params: { part: 'NotReadableError' } }
  if (names.includes('DatabaseClosedError')) return { code: 'storage.updatedElsewhere' }
  if (names.includes('UnknownError')) return { code: 'storage.notOpened' }
  if (names.some((name) => ['MissingAPIError', 'OpenFailedError', 'InvalidStateError', 'SecurityError', 'NotFoundError'].includes(name))) {
    return { code: 'storage.unavailable', params: { reason: names.at(-1) ?? '' } }
  }
  return null
}
