/** Test values of one series with what errors are divided by. `isScored` is false on days out of stock. */
export type Truth = { readonly test: readonly { readonly value: number; readonly isScored: boolean }[]; readonly maseScale: number; readonly rmsseScale: number; readonly pinballScale: number }
/** One forecast: mean and the quantiles 2.5, 10, 50, 90, 97.5 %, each [horizon]; no quantiles where only a mean is known. */
export type Scored = { readonly mean: readonly number[]; readonly quantiles: readonly (readonly number[])[] }
export type Score = { readonly n: number; readonly mase: number; readonly rmsse: number; readonly pinball: number; readonly cover80: number; readonly cover95: number; readonly error80: number; readonly error95: number }

const PROBABILITIES = [0.025, 0.1, 0.5, 0.9, 0.975]

/** Mean over series of MASE, RMSSE, scaled pinball loss and coverage. Tails that end on observed values count as nominal where they can be. */
export function score(truths: readonly Truth[], forecasts: readonly Scored[]): Score {
  const rows: { mase: number; rmsse: number; pinball: number; below: number[]; inside80: number; inside95: number }[] = []
  truths.forEach((truth, s) => {
    const { mean, quantiles } = forecasts[s]!
    const steps = truth.test.flatMap(({ value, isScored }, h) => (isScored ? [{ value, h }] : []))
    if (steps.length === 0) return
    const average = (of: (value: number, h: number) => number): number => steps.reduce((sum, { value, h }) => sum + of(value, h) / steps.length, 0)
    const q = (i: number, h: number): number => quantiles[i]?.[h] ?? NaN
    const share = (is: (value: number, h: number) => boolean): number => average((value, h) => (is(value, h) ? 1 : 0))
    rows.push({
      mase: average((value, h) => Math.abs(value - mean[h]!)) / truth.maseScale,
      rmsse: Math.sqrt(average((value, h) => (value - mean[h]!) ** 2)) / truth.rmsseScale,
      pinball: average((value, h) => PROBABILITIES.reduce((sum, p, i) => sum + (2 * Math.max(p * (value - q(i, h)), (p - 1) * (value - q(i, h)))) / PROBABILITIES.length, 0)) / truth.pinballScale,
      below: [share((v, h) => v < q(0, h)), share((v, h) => v <= q(0, h)), share((v, h) => v < q(1, h)), share((v, h) => v <= q(1, h)), share((v, h) => v > q(3, h)), share((v, h) => v >= q(3, h)), share((v, h) => v > q(4, h)), share((v, h) => v >= q(4, h))],
      inside80: share((v, h) => v >= q(1, h) && v <= q(3, h)),
      inside95: share((v, h) => v >= q(0, h) && v <= q(4, h)),
    })
  })
  const n = rows.length
  const mean = (of: (row: (typeof rows)[number]) => number): number => rows.reduce((sum, row) => sum + of(row), 0) / n
  const tail = (p: number, i: number): number => Math.min(Math.max(p, mean(({ below }) => below[i]!)), mean(({ below }) => below[i + 1]!))
  const errorOf = (of: (row: (typeof rows)[number]) => number): number => {
    const centre = mean(of)
    return Math.sqrt(rows.reduce((sum, row) => sum + (of(row) - centre) ** 2, 0) / (n - 1) / n)
  }
  return {
    n, mase: mean(({ mase }) => mase), rmsse: mean(({ rmsse }) => rmsse), pinball: mean(({ pinball }) => pinball),
    cover80: 1 - tail(0.1, 2) - tail(0.1, 4), cover95: 1 - tail(0.025, 0) - tail(0.025, 6), error80: errorOf(({ inside80 }) => inside80), error95: errorOf(({ inside95 }) => inside95),
  }
}

/** Scales from training values by period: mean absolute seasonal difference; root mean squared difference of neighbours. */
export function truthOf(train: ReadonlyMap<number, number>, test: Truth['test'], season: number, isIntermittent: boolean): Truth {
  const lag = train.size > season + 1 ? season : 1
  const absolute: number[] = []
  const squares: number[] = []
  for (const [t, value] of train) {
    const before = train.get(t - lag)
    if (before !== undefined) absolute.push(Math.abs(value - before))
    const previous = train.get(t - 1)
    if (previous !== undefined) squares.push((value - previous) ** 2)
  }
  const mean = (list: readonly number[]): number => list.reduce((sum, value) => sum + value, 0) / list.length
  const rmsseScale = Math.sqrt(mean(squares))
  return { test, maseScale: mean(absolute), rmsseScale, pinballScale: isIntermittent ? rmsseScale : mean(absolute) }
}
