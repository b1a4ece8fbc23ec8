import type { ChartModel } from './chartModel.ts'
import type { ChartPalette } from './palette.ts'

const MARGIN_PX = 16
const HEADER_PX = 44

/** The chart as it stands, on the colour of its surface, under its title and caption: a PNG that explains itself. */
export function chartPicture(canvas: HTMLCanvasElement, model: ChartModel, palette: ChartPalette): Promise<Blob | null> {
  const scale = canvas.clientWidth > 0 ? canvas.width / canvas.clientWidth : 1
  const picture = canvas.ownerDocument.createElement('canvas')
  picture.width = canvas.width + 2 * MARGIN_PX * scale
  picture.height = canvas.height + (2 * MARGIN_PX + HEADER_PX) * scale
  const context = picture.getContext('2d')
  if (!context) return Promise.resolve(null)
  context.fillStyle = palette.surface
  context.fillRect(0, 0, picture.width, picture.height)
  context.drawImage(canvas, MARGIN_PX * scale, (MARGIN_PX + HEADER_PX) * scale)
  context.scale(scale, scale)
  context.fillStyle = palette.ink
  context.font = `600 14px ${palette.font}`
  context.fillText(model.title, MARGIN_PX, MARGIN_PX + 14, canvas.clientWidth)
  context.fillStyle = palette.ink3
  context.font = `400 12px ${palette.font}`
  context.fillText(model.caption, MARGIN_PX, MARGIN_PX + 32, canvas.clientWidth)
  return new Promise((resolve) => picture.toBlob(resolve, 'image/png'))
}
