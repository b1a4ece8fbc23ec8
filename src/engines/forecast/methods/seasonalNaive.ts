import { type Method, rootMeanSquare } from './method.ts'

/** The value one season ago (the last value without a season); the error grows with the square root of whole seasons passed. */
export const seasonalNaive: Method = {
  name: 'seasonalNaive',
  outlook(values, season, horizon) {
    const n = values.length
    const lag = n > season ? season : 1
    const mean = new Float64Array(horizon)
    const sd = new Float64Array(horizon)
    let sum = 0
    for (let t = lag; t < n; t += 1) sum += (values[t]! - values[t - lag]!) * (values[t]! - values[t - lag]!)
    const spread = n > lag ? rootMeanSquare(sum, n - lag) : Math.abs(values[n - 1] ?? 0)
    for (let h = 0; h < horizon; h += 1) {
      mean[h] = values[n - lag + (h % lag)] ?? 0
      sd[h] = spread * Math.sqrt(Math.floor(h / lag) + 1)
    }
    return { mean, sd }
  },
}

/** The mean of everything seen: the floor for series without any pattern. */
export const historicMean: Method = {
  name: 'mean',
  outlook(values, _season, horizon) {
    const n = values.length
    let sum = 0
    let squares = 0
    for (const value of values) sum += value
    const average = n > 0 ? sum / n : 0
    for (const value of values) squares += (value - average) * (value - average)
    const spread = n > 1 ? rootMeanSquare(squares, n - 1) * Math.sqrt(1 + 1 / n) : Math.abs(average)
    return { mean: new Float64Array(horizon).fill(average), sd: new Float64Array(horizon).fill(spread) }
  },
}
