import { fail, ok, type Result } from '#shared/result.ts'

import { readSheet, richText, type SheetContext, type SheetRow } from './sheet.ts'
import { dateStyles } from './styles.ts'
import { attribute, elements, plainXml } from './xml.ts'
import { openZip, readEntry, type Zip, type ZipError } from './zip.ts'

export type WorkbookError = ZipError | { readonly code: 'doctype' | 'notWorkbook' | 'binaryWorkbook' | 'openDocument'; readonly detail: string }
export type SheetName = { readonly name: string; readonly path: string; readonly isHidden: boolean }
export type Workbook = { readonly sheets: readonly SheetName[]; readSheet(sheet: SheetName): Promise<Result<readonly SheetRow[], WorkbookError>> }

const MAX_CHECKED_BYTES = 200_000

/** Opens an XLSX archive: its sheets by name, each read when asked for. */
export async function openWorkbook(bytes: Uint8Array): Promise<Result<Workbook, WorkbookError>> {
  const opened = openZip(bytes)
  if (!opened.ok) return opened
  const zip = opened.value
  if (zip.entries.has('xl/workbook.bin')) return fail({ code: 'binaryWorkbook', detail: 'xl/workbook.bin' })
  if (zip.entries.has('content.xml') && zip.entries.has('mimetype')) return fail({ code: 'openDocument', detail: 'content.xml' })
  const damage = await firstDamage(zip)
  if (damage) return fail(damage)
  const rootLinks = await readLinks(zip, '_rels/.rels', '')
  if (!rootLinks.ok) return rootLinks
  const path = [...rootLinks.value.values()].find((link) => link.type.endsWith('/officeDocument'))?.path ?? 'xl/workbook.xml'
  const book = await readXml(zip, path)
  if (!book.ok) return book
  if (book.value === null) return fail({ code: 'notWorkbook', detail: path })
  const folder = path.includes('/') ? path.slice(0, path.lastIndexOf('/') + 1) : ''
  const links = await readLinks(zip, `${folder}_rels/${path.slice(folder.length)}.rels`, folder)
  if (!links.ok) return links
  const sheets = elements(book.value, 'sheet').flatMap(({ tag }, index): SheetName[] => {
    const link = links.value.get(attribute(tag, 'r:id') ?? relationId(tag) ?? '')
    const target = link?.path ?? `${folder}worksheets/sheet${index + 1}.xml`
    const isSheet = zip.entries.has(target) && (!link || link.type.endsWith('/worksheet'))
    return isSheet ? [{ name: attribute(tag, 'name') ?? target, path: target, isHidden: (attribute(tag, 'state') ?? 'visible') !== 'visible' }] : []
  })
  if (sheets.length === 0) return fail({ code: 'notWorkbook', detail: 'no worksheet' })
  const linked = (type: string) => [...links.value.values()].find((link) => link.type.endsWith(type))?.path
  const strings = await readXml(zip, linked('/sharedStrings') ?? `${folder}sharedstrings.xml`)
  if (!strings.ok) return strings
  const styles = await readXml(zip, linked('/styles') ?? `${folder}styles.xml`)
  if (!styles.ok) return styles
  const properties = elements(book.value, 'workbookPr')[0]?.tag ?? ''
  const context: SheetContext = {
    sharedStrings: strings.value === null ? [] : sharedStrings(strings.value),
    isDateStyle: styles.value === null ? [] : dateStyles(styles.value),
    is1904: ['1', 'true', 'on'].includes(attribute(properties, 'date1904') ?? ''),
  }
  return ok({
    sheets,
    async readSheet(sheet) {
      const xml = await readXml(zip, sheet.path)
      if (!xml.ok) return xml
      const rows = xml.value === null ? [] : readSheet(xml.value, context)
      return rows ? ok(rows) : fail({ code: 'tooLarge', detail: sheet.path })
    },
  })
}

/** Small parts are checked even when nothing is taken from them: an archive that is damaged somewhere is not trusted elsewhere. */
async function firstDamage(zip: Zip): Promise<ZipError | null> {
  for (const entry of [...zip.entries.values()].slice(0, 200)) {
    if (entry.bytes > MAX_CHECKED_BYTES || !/\.(?:xml|rels)$/.test(entry.name)) continue
    const content = await readEntry(zip, entry)
    if (!content.ok) return content.error
  }
  return null
}

type Link = { readonly type: string; readonly path: string }

async function readLinks(zip: Zip, path: string, folder: string): Promise<Result<ReadonlyMap<string, Link>, WorkbookError>> {
  const xml = await readXml(zip, path)
  if (!xml.ok) return xml
  const links = new Map<string, Link>()
  for (const { tag } of elements(xml.value ?? '', 'Relationship')) {
    if (attribute(tag, 'TargetMode') === 'External') continue
    const target = (attribute(tag, 'Target') ?? '').replaceAll('\\', '/').toLowerCase()
    links.set(attribute(tag, 'Id') ?? '', { type: attribute(tag, 'Type') ?? '', path: resolvePath(target, folder) })
  }
  return ok(links)
}

function resolvePath(target: string, folder: string): string {
  if (target.startsWith('/')) return target.slice(1)
  const parts: string[] = []
  for (const part of `${folder}${target}`.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '.' && part !== '') parts.push(part)
  }
  return parts.join('/')
}

/** The relationship id under whatever prefix the writer chose. */
function relationId(tag: string): string | null {
  return /\s[A-Za-z_][\w.-]{0,40}:id\s?=\s?["']([^"']{0,200})["']/.exec(tag)?.[1] ?? null
}

async function readXml(zip: Zip, path: string): Promise<Result<string | null, WorkbookError>> {
  const entry = zip.entries.get(path.toLowerCase())
  if (!entry) return ok(null)
  const content = await readEntry(zip, entry)
  if (!content.ok) return content
  const [first, second] = content.value
  const label = first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8'
  const xml = new TextDecoder(label).decode(content.value)
  if (/<!(?:DOCTYPE|ENTITY)/i.test(xml)) return fail({ code: 'doctype', detail: path })
  return ok(plainXml(xml))
}

function sharedStrings(xml: string): readonly string[] {
  const prefix = /<(?:([A-Za-z_][\w.-]{0,40}):)?sst[\s>]/.exec(xml.slice(0, 2000))?.[1]
  const name = (local: string) => (prefix ? `${prefix}:${local}` : local)
  return elements(xml, 'si').map(({ inner }) => richText(inner, `<${name('t')}`, `<${name('rPh')}`, `</${name('rPh')}>`))
}
