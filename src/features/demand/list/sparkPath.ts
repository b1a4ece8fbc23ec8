/** SVG path of values over `width` x `height`, from 0 at the foot to the largest value; null breaks the line, a lone value is a short stroke. */
export function sparkPath(values: readonly (number | null)[], width: number, height: number): string {
  const top = values.reduce<number>((most, value) => Math.max(most, value ?? 0), 0)
  const step = values.length > 1 ? width / (values.length - 1) : width
  const x = (i: number): string => (i * step).toFixed(1)
  const y = (value: number): string => (height - 1 - (top > 0 ? (value / top) * (height - 2) : 0)).toFixed(1)
  let path = ''
  values.forEach((value, i) => {
    if (value === null) return
    const isStart = i === 0 || values[i - 1] === null
    path += isStart ? `M${x(i)} ${y(value)}` : `L${x(i)} ${y(value)}`
    if (isStart && (values[i + 1] ?? null) === null) path += 'h1'
  })
  return path
}
