import { fail, ok, type Result } from '#shared/result.ts'

import type { ByteSource } from '../byteSource.ts'
import { readSharedStrings } from './sharedStrings.ts'
import type { SheetContext } from './cell.ts'
import { GatheredRows, SheetReader, SheetTooLargeError, type TakeRow } from './sheet.ts'
import { dateStyles } from './styles.ts'
import { attribute, elements } from './xml.ts'
import { DoctypeError, xmlPieces, xmlText } from './xmlPieces.ts'
import { entryPieces, openZip, ZipFailure, type Zip, type ZipError } from './zip.ts'

export type WorkbookError = ZipError | { readonly code: 'doctype' | 'notWorkbook' | 'binaryWorkbook' | 'openDocument'; readonly detail: string }
export type SheetName = { readonly name: string; readonly path: string; readonly isHidden: boolean }
export type SheetOptions = {
  /** Told how many characters of the sheet were read; stops the reading by `false`, the rest being neither read nor checked. */
  readonly onPiece?: (characters: number) => boolean
  /** Gathers all rows before the first is handed out. */
  readonly isUnordered?: boolean
}
export type Workbook = {
  readonly sheets: readonly SheetName[]
  /** Rows in the order of their numbers. @throws RowOrderError when they do not stand so and `isUnordered` was not said. */
  readSheet(sheet: SheetName, take: TakeRow, options?: SheetOptions): Promise<Result<null, WorkbookError>>
  /** Unpacked size of the sheet, as the archive states it. */
  sheetBytes(sheet: SheetName): number
}

const MAX_CHECKED_BYTES = 200_000
const MAX_CHECKED_PARTS = 200
/** The parts that are read as a whole: the list of sheets, styles, relations. */
const MAX_XML_BYTES = 50_000_000

/** Opens an XLSX archive: its sheets by name, each read when asked for. */
export async function openWorkbook(source: ByteSource): Promise<Result<Workbook, WorkbookError>> {
  const opened = await openZip(source)
  if (!opened.ok) return opened
  const zip = opened.value
  if (zip.entries.has('xl/workbook.bin')) return fail({ code: 'binaryWorkbook', detail: 'xl/workbook.bin' })
  if (zip.entries.has('content.xml') && zip.entries.has('mimetype')) return fail({ code: 'openDocument', detail: 'content.xml' })
  return caught('archive', () => openParts(zip))
}

/** @throws ZipFailure, DoctypeError */
async function openParts(zip: Zip): Promise<Result<Workbook, WorkbookError>> {
  await checkSmallParts(zip)
  const rootLinks = await readLinks(zip, '_rels/.rels', '')
  const path = [...rootLinks.values()].find((link) => link.type.endsWith('/officeDocument'))?.path ?? 'xl/workbook.xml'
  const book = await readXml(zip, path)
  if (book === null) return fail({ code: 'notWorkbook', detail: path })
  const folder = path.includes('/') ? path.slice(0, path.lastIndexOf('/') + 1) : ''
  const links = await readLinks(zip, `${folder}_rels/${path.slice(folder.length)}.rels`, folder)
  const sheets = elements(book, 'sheet').flatMap(({ tag }, index): SheetName[] => {
    const link = links.get(attribute(tag, 'r:id') ?? relationId(tag) ?? '')
    const target = link?.path ?? `${folder}worksheets/sheet${index + 1}.xml`
    const isSheet = zip.entries.has(target) && (!link || link.type.endsWith('/worksheet'))
    return isSheet ? [{ name: attribute(tag, 'name') ?? target, path: target, isHidden: (attribute(tag, 'state') ?? 'visible') !== 'visible' }] : []
  })
  if (sheets.length === 0) return fail({ code: 'notWorkbook', detail: 'no worksheet' })
  const linked = (type: string) => [...links.values()].find((link) => link.type.endsWith(type))?.path
  const strings = zip.entries.get(linked('/sharedStrings') ?? `${folder}sharedstrings.xml`)
  const styles = await readXml(zip, linked('/styles') ?? `${folder}styles.xml`)
  const properties = elements(book, 'workbookPr')[0]?.tag ?? ''
  const context: SheetContext = {
    sharedStrings: strings ? await readSharedStrings(xmlPieces(entryPieces(zip, strings))) : [],
    isDateStyle: styles === null ? [] : dateStyles(styles),
    is1904: ['1', 'true', 'on'].includes(attribute(properties, 'date1904') ?? ''),
  }
  return ok({
    sheets,
    sheetBytes: ({ path: part }) => zip.entries.get(part)!.bytes,
    readSheet: (sheet, take, options = {}) => caught(sheet.path, () => readRows(zip, sheet, context, take, options)),
  })
}

async function readRows(zip: Zip, sheet: SheetName, context: SheetContext, take: TakeRow, options: SheetOptions): Promise<Result<null, WorkbookError>> {
  const rows = new GatheredRows()
  const reader = new SheetReader(context, options.isUnordered ? rows.take : take, options.isUnordered ?? false)
  let characters = 0
  for await (const piece of xmlPieces(entryPieces(zip, zip.entries.get(sheet.path)!))) {
    reader.push(piece)
    if (options.onPiece?.((characters += piece.length)) === false) return ok(null)
  }
  reader.end()
  rows.handOut(take)
  return ok(null)
}

/** What was thrown in the middle of a stream, as a value. */
async function caught<T>(path: string, run: () => Promise<Result<T, WorkbookError>>): Promise<Result<T, WorkbookError>> {
  try {
    return await run()
  } catch (error) {
    if (error instanceof ZipFailure) return fail(error.error)
    if (error instanceof DoctypeError) return fail({ code: 'doctype', detail: path })
    if (error instanceof SheetTooLargeError) return fail({ code: 'tooLarge', detail: path })
    throw error
  }
}

/** Small parts are checked even when nothing is taken from them: an archive that is damaged somewhere is not trusted elsewhere. */
async function checkSmallParts(zip: Zip): Promise<void> {
  const small = [...zip.entries.values()].filter(({ name, bytes }) => bytes <= MAX_CHECKED_BYTES && /\.(?:xml|rels)$/.test(name))
  for (const entry of small.slice(0, MAX_CHECKED_PARTS)) for await (const _ of entryPieces(zip, entry));
}

type Link = { readonly type: string; readonly path: string }

async function readLinks(zip: Zip, path: string, folder: string): Promise<ReadonlyMap<string, Link>> {
  const links = new Map<string, Link>()
  for (const { tag } of elements((await readXml(zip, path)) ?? '', 'Relationship')) {
    if (attribute(tag, 'TargetMode') === 'External') continue
    const target = (attribute(tag, 'Target') ?? '').replaceAll('\\', '/').toLowerCase()
    links.set(attribute(tag, 'Id') ?? '', { type: attribute(tag, 'Type') ?? '', path: resolvePath(target, folder) })
  }
  return links
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

async function readXml(zip: Zip, path: string): Promise<string | null> {
  const entry = zip.entries.get(path.toLowerCase())
  if (!entry) return null
  if (entry.bytes > MAX_XML_BYTES) throw new ZipFailure({ code: 'tooLarge', detail: path })
  return xmlText(entryPieces(zip, entry))
}
