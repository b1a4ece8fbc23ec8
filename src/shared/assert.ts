/** A broken invariant: the caller passed what the types could not forbid. Caught only at a worker or error boundary. */
export function invariant(condition: boolean, message: string): asserts condition {
  if (!condition) throw new RangeError(message)
}

/** Makes a `switch` over a union fail to compile when a member is added. */
export function unreachable(value: never): never {
  throw new Error(`unreachable: ${JSON.stringify(value)}`)
}
