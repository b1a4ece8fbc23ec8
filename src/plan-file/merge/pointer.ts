import type { Place } from './types.ts'

/** Way down as a JSON pointer. Source: RFC 6901. */
export function pointerOf(path: readonly string[]): string {
  return path.map((step) => `/${escaped(step)}`).join('')
}

/** Id of a conflict: `kind/key` and the pointer, all escaped alike, so that no two places share one. */
export function conflictId({ kind, key, path }: Place): string {
  return `${kind}${pointerOf([key, ...path])}`
}

function escaped(step: string): string {
  return step.replaceAll('~', '~0').replaceAll('/', '~1')
}

/** The reverse of `pointerOf`. */
export function stepsOf(pointer: string): readonly string[] {
  return pointer === '' ? [] : pointer.slice(1).split('/').map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
}
