import type { Json } from '#shared/canonicalJson.ts'

/** Any part of a text whose end, or whose middle, is missing: each section by its key, lists entry by entry. `broken`: entries that cannot be parsed. */
export type Beginning = { readonly sections: Readonly<Record<string, Json>>; readonly broken: Readonly<Record<string, number>> }

/** Lists one level down, which hold most of a plan, are read entry by entry too. */
const NESTED = 'history'

/** Reads the members of a JSON object as far as they go. */
export function readBeginning(text: string): Beginning {
  const sections: Record<string, Json> = Object.create(null) as Record<string, Json>
  const broken: Record<string, number> = Object.create(null) as Record<string, number>
  members(text, '', sections, broken)
  return { sections, broken }
}

function members(text: string, path: string, into: Record<string, Json>, broken: Record<string, number>): void {
  for (const part of partsOf(text)) {
    const colon = part.indexOf('":')
    const key = colon > 0 ? parsed(part.slice(0, colon + 1)) : undefined
    if (typeof key !== 'string' || key === '__proto__') continue
    const value = part.slice(colon + 2)
    if (path === '' && key === NESTED && value.startsWith('{')) {
      const nested: Record<string, Json> = Object.create(null) as Record<string, Json>
      members(value, `${key}.`, nested, broken)
      into[key] = { ...nested }
    } else if (value.startsWith('[')) {
      const items = [...partsOf(value)].map(parsed)
      into[key] = items.filter((item) => item !== undefined)
      const lost = items.length - (into[key] as readonly Json[]).length
      if (lost > 0) broken[path + key] = lost
    } else {
      const whole = parsed(value)
      if (whole === undefined) broken[path + key] = 1
      else into[key] = whole
    }
  }
}

/** The parts between the commas of an object or a list; the last one ends where the text does. */
function* partsOf(text: string): Generator<string> {
  let depth = 0
  let isInText = false
  let from = 1
  for (let i = 0; i < text.length; i += 1) {
    const sign = text.charCodeAt(i)
    if (isInText) {
      if (sign === 0x5c) i += 1
      else if (sign === 0x22) isInText = false
      continue
    }
    if (sign === 0x22) isInText = true
    else if (sign === 0x7b || sign === 0x5b) depth += 1
    else if (sign === 0x7d || sign === 0x5d) depth -= 1
    if (depth === 0) {
      if (i > from) yield text.slice(from, i)
      return
    }
    if (depth === 1 && sign === 0x2c) {
      yield text.slice(from, i)
      from = i + 1
    }
  }
  if (from < text.length) yield text.slice(from)
}

function parsed(text: string): Json | undefined {
  // Bytes that are no text were replaced by this: what it stands in is not what was saved.
  if (text.includes('\ufffd')) return undefined
  try {
    return JSON.parse(text) as Json
  } catch (error) {
    // RangeError: nested deeper than the engine goes.
    if (error instanceof SyntaxError || error instanceof RangeError) return undefined
    throw error
  }
}
