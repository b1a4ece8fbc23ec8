/** Why the database refused; every code has its sentence under `error.<code>`. */
export type StorageErrorCode =
  | 'storage.quotaExceeded'
  | 'storage.newerDatabase'
  | 'storage.damaged'
  | 'storage.blocked'
  | 'storage.updatedElsewhere'
  | 'storage.replaced'
  | 'storage.unavailable'
  | 'storage.backupFailed'
  | 'storage.planMissing'
  | 'storage.batchMissing'
  | 'storage.versionMissing'
  | 'storage.stepNotLast'
  | 'storage.revisionMoved'
  | 'storage.tooLarge'
export type StorageError = { readonly code: StorageErrorCode; readonly params?: Readonly<Record<string, string | number>> }

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
 * The expected failure that an exception stands for, or null when it is a bug.
 *
 * A full disk arrives as an AbortError whose `inner.name` is QuotaExceededError, so the whole chain of causes is read.
 */
export function storageErrorOf(error: unknown): StorageError | null {
  const names: string[] = []
  let cause: unknown = error
  for (let depth = 0; depth < 8 && typeof cause === 'object' && cause !== null; depth += 1) {
    if (cause instanceof StorageFailure) return cause.error
    if ('name' in cause && typeof cause.name === 'string') names.push(cause.name)
    if ('failures' in cause && Array.isArray(cause.failures)) {
      for (const failure of cause.failures) if (typeof failure === 'object' && failure !== null && 'name' in failure) names.push(String(failure.name))
    }
    cause = 'inner' in cause && cause.inner ? cause.inner : 'cause' in cause ? cause.cause : null
  }
  if (names.includes('QuotaExceededError')) return { code: 'storage.quotaExceeded' }
  if (names.includes('VersionError')) return { code: 'storage.newerDatabase' }
  // A large value whose file on the disk is gone or cut.
  if (names.includes('NotReadableError')) return { code: 'storage.damaged', params: { part: 'NotReadableError' } }
  if (names.includes('DatabaseClosedError')) return { code: 'storage.updatedElsewhere' }
  if (names.some((name) => ['MissingAPIError', 'OpenFailedError', 'UnknownError', 'InvalidStateError', 'SecurityError', 'NotFoundError'].includes(name))) {
    return { code: 'storage.unavailable', params: { reason: names.at(-1) ?? '' } }
  }
  return null
}
