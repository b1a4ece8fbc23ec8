import type { ForecastTask } from '#advice/forecastPlan.ts'

/** A name for what a draft is made from: two hashes of every number of the series and its drivers. Equal tasks, equal keys. */
export function taskKey({ series, horizon, effort }: ForecastTask): string {
  const hash = { a: 0x811c9dc5, b: 0x9747b28c }
  mix(hash, series.values)
  if (series.borrow) mix(hash, series.borrow)
  for (const { values } of series.drivers ?? []) mix(hash, values)
  return [effort ?? 'full', horizon, series.season, series.values.length, ...(series.drivers ?? []).map(({ name, kind }) => `${name}/${kind}`), hash.a >>> 0, hash.b >>> 0].join('|')
}

/** Two multiplicative hashes over the 32-bit words of the numbers. Source: FNV-1a, and its form with another prime. */
function mix(hash: { a: number; b: number }, values: Float64Array): void {
  const words = new Uint32Array(values.buffer, values.byteOffset, 2 * values.length)
  let { a, b } = hash
  for (const word of words) {
    a = Math.imul(a ^ word, 0x01000193)
    a ^= a >>> 15
    b = Math.imul(b ^ word, 0x85ebca6b)
    b ^= b >>> 13
  }
  hash.a = a
  hash.b = b
}
