/** Colours and font of the page as a canvas needs them: resolved, without custom properties. */
export type ChartPalette = {
  readonly ink: string
  readonly ink2: string
  readonly ink3: string
  readonly line: string
  readonly surface: string
  readonly bad: string
  readonly badSoft: string
  readonly demand: string
  readonly backlog: string
  readonly stock: string
  readonly font: string
}
export type PaletteColour = Exclude<keyof ChartPalette, 'font'>

const CUSTOM_PROPERTIES = {
  ink: '--ink', ink2: '--ink-2', ink3: '--ink-3', line: '--line', surface: '--surface', bad: '--bad', badSoft: '--bad-soft',
  demand: '--demand', backlog: '--backlog', stock: '--stock',
} as const satisfies Record<PaletteColour, string>

/** Reads the palette where `element` stands: `light-dark()` is resolved only as a colour in use, so a probe wears each in turn. */
export function readPalette(element: HTMLElement): ChartPalette {
  const probe = element.ownerDocument.createElement('span')
  probe.hidden = true
  element.append(probe)
  const resolved = getComputedStyle(probe)
  const colours = {} as Record<PaletteColour, string>
  for (const name of Object.keys(CUSTOM_PROPERTIES) as PaletteColour[]) {
    probe.style.color = `var(${CUSTOM_PROPERTIES[name]})`
    colours[name] = resolved.color
  }
  const font = resolved.fontFamily
  probe.remove()
  return { ...colours, font }
}

/** `rgb(0, 114, 178)` or `#0072b2` at an opacity of 0..1. */
export function withAlpha(colour: string, alpha: number): string {
  const hex = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colour)
  const channels = hex ? hex.slice(1).map((pair) => Number.parseInt(pair, 16)) : (colour.match(/[\d.]+/g) ?? []).slice(0, 3).map(Number)
  return `rgba(${channels.join(', ')}, ${alpha})`
}
