/**
 * exp, log and pow out of + - * / and sqrt alone: every engine gives the same bits, which Math.exp, log and pow do not promise.
 */
const LN2_HIGH = 0.6931471803691238 // upper 33 bits of ln 2, so that its product with any exponent is exact
const LN2_LOW = 1.9082149292705877e-10
const INVERSE_LN2 = 1.4426950408889634

/** 2^k for k = -1074..1023 at index k + 1074; doubling is exact. */
const POWERS_OF_TWO = (() => {
  const powers = new Float64Array(2098)
  powers[1074] = 1
  for (let k = 1; k <= 1023; k += 1) powers[1074 + k] = powers[1073 + k]! * 2
  for (let k = 1; k <= 1074; k += 1) powers[1074 - k] = powers[1075 - k]! / 2
  return powers
})()

const bits = new DataView(new ArrayBuffer(8))

/** x 2^k, rounded once where the result is subnormal. */
function scaled(x: number, k: number): number {
  if (k > 1023) return x * POWERS_OF_TWO[2097]! * POWERS_OF_TWO[Math.min(k - 1023, 1023) + 1074]!
  if (k < -1022) return x * POWERS_OF_TWO[52]! * POWERS_OF_TWO[Math.max(k + 1022, -1074) + 1074]!
  return x * POWERS_OF_TWO[k + 1074]!
}

/** e^(high - low) for an argument of at most .35, by its series: the first term left out is under 1e-17. */
function expOfReduced(high: number, low: number): number {
  const r = high - low
  let sum = 1 / 87178291200
  sum = sum * r + 1 / 6227020800
  sum = sum * r + 1 / 479001600
  sum = sum * r + 1 / 39916800
  sum = sum * r + 1 / 3628800
  sum = sum * r + 1 / 362880
  sum = sum * r + 1 / 40320
  sum = sum * r + 1 / 5040
  sum = sum * r + 1 / 720
  sum = sum * r + 1 / 120
  sum = sum * r + 1 / 24
  sum = sum * r + 1 / 6
  sum = sum * r + 0.5
  return 1 + (high - (low - r * r * sum))
}

/** e^x, within about one unit in the last place. exp(-Infinity) = 0, exp(NaN) = NaN. */
export function exp(x: number): number {
  if (x !== x) return x
  if (x > 709.782712893384) return Infinity
  if (x < -745.1332191019412) return 0
  const k = Math.round(x * INVERSE_LN2)
  return scaled(expOfReduced(x - k * LN2_HIGH, k * LN2_LOW), k)
}

/** Mantissa and exponent of the last call of `decompose`: x = mantissa 2^exponent, mantissa in [sqrt(1/2), sqrt 2). */
let mantissa = 1
let exponent = 0
function decompose(x: number): void {
  let value = x
  let k = 0
  if (value < 2.2250738585072014e-308) {
    value *= 18014398509481984
    k = -54
  }
  bits.setFloat64(0, value)
  const high = bits.getInt32(0)
  k += (high >> 20) - 1023
  bits.setInt32(0, (high & 0x000fffff) | 0x3ff00000)
  const m = bits.getFloat64(0)
  const isUpper = m >= 1.4142135623730951
  mantissa = isUpper ? m / 2 : m
  exponent = isUpper ? k + 1 : k
}

/** log(1 + f) for 1 + f in [sqrt(1/2), sqrt 2): with s = f / (2 + f), log(1 + f) = 2 (s + s^3/3 + s^5/5 + ...). */
function logOfReduced(f: number): number {
  const s = f / (2 + f)
  const z = s * s
  let sum = 2 / 23
  sum = sum * z + 2 / 21
  sum = sum * z + 2 / 19
  sum = sum * z + 2 / 17
  sum = sum * z + 2 / 15
  sum = sum * z + 2 / 13
  sum = sum * z + 2 / 11
  sum = sum * z + 2 / 9
  sum = sum * z + 2 / 7
  sum = sum * z + 2 / 5
  sum = sum * z + 2 / 3
  // 2 s = f - s f, and s f = f^2/2 - s f^2/2: written so that the leading f carries no rounding error.
  const half = 0.5 * f * f
  return f - (half - s * (half + z * sum))
}

/** Natural logarithm, within about one unit in the last place. log(0) = -Infinity, log of a negative number = NaN. */
export function log(x: number): number {
  if (!(x > 0)) return x === 0 ? -Infinity : NaN
  if (x === Infinity) return Infinity
  decompose(x)
  const k = exponent
  if (k === 0) return logOfReduced(mantissa - 1)
  return k * LN2_HIGH + (logOfReduced(mantissa - 1) + k * LN2_LOW)
}

/**
 * x^y, to about 1e-16 (2 + |y log m|) relative, m the mantissa of x in [.7, 1.42]. Whole exponents up to 64 by repeated squaring.
 * pow(x, 0) = 1 for every x; a negative x needs a whole y.
 */
export function pow(x: number, y: number): number {
  if (y === 0 || x === 1) return 1
  if (x !== x || y !== y) return NaN
  if (Number.isInteger(y)) {
    if (y >= -64 && y <= 64) return y > 0 ? wholePower(x, y) : 1 / wholePower(x, -y)
    if (x < 0) return Math.abs(y) % 2 === 1 ? -pow(-x, y) : pow(-x, y)
  }
  if (x < 0) return NaN
  if (x === 0) return y > 0 ? 0 : Infinity
  if (x === Infinity) return y > 0 ? Infinity : 0
  if (y === Infinity || y === -Infinity) return x > 1 === y > 0 ? Infinity : 0
  decompose(x)
  const k = exponent
  const rest = logOfReduced(mantissa - 1) + k * LN2_LOW
  const high = k * LN2_HIGH + rest
  const low = k * LN2_HIGH - high + rest
  const product = y * high
  if (product > 710 || product < -746) return product > 0 ? Infinity : 0
  return exp(product) * (1 + (productError(y, high, product) + y * low))
}

function wholePower(x: number, n: number): number {
  let result = 1
  let base = x
  for (let rest = n; rest > 0; rest >>= 1) {
    if (rest & 1) result *= base
    base *= base
  }
  return result
}

/** a b - p exactly, p being the rounded product. Source: T. J. Dekker, Numerische Mathematik 18 (1971) 224-242. */
function productError(a: number, b: number, p: number): number {
  const aHigh = upperHalf(a)
  const aLow = a - aHigh
  const bHigh = upperHalf(b)
  const bLow = b - bHigh
  return aHigh * bHigh - p + aHigh * bLow + aLow * bHigh + aLow * bLow
}

function upperHalf(x: number): number {
  const t = 134217729 * x
  const high = t - (t - x)
  return high === high ? high : x
}

/** log(1 + x) without losing the digits of a small x. Source: W. Kahan, as in Goldberg 1991, theorem 4. */
export function log1p(x: number): number {
  const sum = 1 + x
  return sum === 1 ? x : (log(sum) * x) / (sum - 1)
}
