/** Expected failure is a value; a thrown error is a bug. Plain data, so it survives `postMessage` intact. */
export type Result<T, E extends { readonly code: string }> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: E }

export function ok<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value }
}

export function fail<E extends { readonly code: string }>(error: E): { readonly ok: false; readonly error: E } {
  return { ok: false, error }
}
