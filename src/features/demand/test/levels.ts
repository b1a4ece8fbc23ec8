/** Rows of the 80 % interval among the quantile levels. */
export const LOW_80 = 1
export const HIGH_80 = 5
