import { expect } from 'vitest'

import type { Result } from '#shared/result.ts'

/** The value of a result that has to be fine. */
export function valueOf<T>(result: Result<T, { readonly code: string }>): T {
  if (!result.ok) expect.fail(JSON.stringify(result.error))
  return result.value
}
