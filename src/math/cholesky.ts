/**
 * Solves A x = b for a symmetric positive definite A [n x n, row by row], in place: A becomes its lower factor, b the solution.
 *
 * False when A is not positive definite. Source: Golub and Van Loan, algorithm 4.2.1.
 */
export function solveSymmetric(a: Float64Array, b: Float64Array): boolean {
  const n = b.length
  for (let j = 0; j < n; j += 1) {
    let pivot = a[j * n + j]!
    for (let k = 0; k < j; k += 1) pivot -= a[j * n + k]! * a[j * n + k]!
    if (!(pivot > 0)) return false
    const root = Math.sqrt(pivot)
    a[j * n + j] = root
    for (let i = j + 1; i < n; i += 1) {
      let sum = a[i * n + j]!
      for (let k = 0; k < j; k += 1) sum -= a[i * n + k]! * a[j * n + k]!
      a[i * n + j] = sum / root
    }
  }
  for (let i = 0; i < n; i += 1) {
    let sum = b[i]!
    for (let k = 0; k < i; k += 1) sum -= a[i * n + k]! * b[k]!
    b[i] = sum / a[i * n + i]!
  }
  for (let i = n - 1; i >= 0; i -= 1) {
    let sum = b[i]!
    for (let k = i + 1; k < n; k += 1) sum -= a[k * n + i]! * b[k]!
    b[i] = sum / a[i * n + i]!
  }
  return true
}
