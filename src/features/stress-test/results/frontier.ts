import type { FrontierPoint } from '#advice/actions/rank.ts'

/** The frontier as a staircase in a box: cost from left to right, the chance of breaking from below (0) to above (1). Points come cheapest first. */
export function frontierSteps(points: readonly FrontierPoint[], toleranceShare: number, width: number, height: number): { readonly dots: readonly { readonly x: number; readonly y: number }[]; readonly path: string; readonly toleranceY: number } {
  const [least, most] = [points[0]?.costMinor ?? 0, points.at(-1)?.costMinor ?? 0]
  const y = (share: number) => round(height * (1 - share))
  const dots = points.map(({ costMinor, probabilityBroken }) => ({ x: round(most > least ? (width * (costMinor - least)) / (most - least) : 0), y: y(probabilityBroken) }))
  // Between two points more money buys nothing more.
  const path = dots.map((dot, i) => (i === 0 ? `M${dot.x} ${dot.y}` : `H${dot.x}V${dot.y}`)).join('')
  return { dots, path, toleranceY: y(toleranceShare) }
}

const round = (value: number): number => Math.round(value * 100) / 100
