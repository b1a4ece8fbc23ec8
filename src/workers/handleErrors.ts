import type { DataError } from './types.ts'

/** What stands in the way of writing to a file or folder of the user; what is no such thing is thrown again. */
export function handleErrorOf(error: unknown): DataError {
  const name = error instanceof Error || (typeof error === 'object' && error !== null && 'name' in error) ? String((error as { readonly name: unknown }).name) : ''
  switch (name) {
    case 'NotAllowedError':
    case 'SecurityError':
    case 'NoModificationAllowedError':
      return { code: 'files.notAllowed' }
    case 'NotFoundError':
      return { code: 'files.gone' }
    case 'QuotaExceededError':
      return { code: 'files.diskFull' }
    case 'TypeError':
      // A name that this file system does not take.
      return { code: 'files.nameRefused' }
    default:
      if (typeof DOMException !== 'undefined' && error instanceof DOMException) return { code: 'files.failed', params: { reason: name } }
      throw error
  }
}
