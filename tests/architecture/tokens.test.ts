import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

import { describe, expect, it } from 'vitest'

const css = readFileSync(join(resolve(import.meta.dirname, '../..'), 'src/ui/tokens.css'), 'utf8')
const colours = new Map([...css.matchAll(/--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)].map(([, name, light, dark]) => [name!, { light: light!, dark: dark! }]))

/** Relative luminance and contrast as WCAG 2.2 defines them. */
function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!
}
function contrast(a: string, b: string): number {
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x)
  return (high! + 0.05) / (low! + 0.05)
}

/** Every text colour on every background it may stand on. */
const grounds = ['paper', 'surface', 'sunken']
const pairs: readonly (readonly [text: string, ground: string])[] = [
  ...['ink', 'ink-2', 'ink-3', 'accent', 'good', 'warn', 'bad'].flatMap((text) => grounds.map((ground) => [text, ground] as const)),
  ...['ink', 'ink-2'].flatMap((text) => ['accent-soft', 'good-soft', 'warn-soft', 'bad-soft'].map((ground) => [text, ground] as const)),
  ['accent', 'accent-soft'], ['good', 'good-soft'], ['warn', 'warn-soft'], ['bad', 'bad-soft'],
  ['paper', 'ink'], ['paper', 'ink-2'],
]

it('contrast of black on white is 21:1 and of #767676 on white 4.54:1 (WCAG 2.2)', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5)
  expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2)
})

describe.each(['light', 'dark'] as const)('%s', (theme) => {
  it.each(pairs)('%s on %s reads at 4.5:1 or more', (text, ground) => {
    expect(contrast(colours.get(text)![theme], colours.get(ground)![theme])).toBeGreaterThanOrEqual(4.5)
  })
  it.each(grounds.slice(0, 2))('borders of fields and the focus ring are seen on %s at 3:1 or more', (ground) => {
    for (const name of ['line-strong', 'focus']) expect(contrast(colours.get(name)![theme], colours.get(ground)![theme])).toBeGreaterThanOrEqual(3)
  })
})
