import { proxy } from 'comlink'

/**
 * A call to a worker that tells how it goes. What it tells travels on a channel of its own and may arrive after the answer:
 * that is dropped, or a page would be back to "running" for ever.
 */
export async function underWay<Told extends readonly unknown[], T>(tell: (...told: Told) => void, call: (tell: (...told: Told) => void) => Promise<T>): Promise<T> {
  let isOver = false
  const told = proxy((...values: Told) => {
    if (!isOver) tell(...values)
  })
  return call(told).finally(() => {
    isOver = true
  })
}
