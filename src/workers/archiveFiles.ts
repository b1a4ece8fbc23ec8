import { blobSource } from '#importers/byteSource.ts'
import { entryPieces, MAX_ENTRY_BYTES, openZip, ZipFailure, type Zip, type ZipEntry } from '#importers/workbook/zip.ts'
import type { FileSource } from './types.ts'

const MAX_FILES = 500
/** Parts that make an archive a document of an office program: it is one file. */
const DOCUMENT_PARTS = ['[content_types].xml', 'mimetype']
const HIDDEN = /(^|\/)(__macosx\/|\.|thumbs\.db$|desktop\.ini$)/

/**
 * The files in a dropped archive, each with the archive's name; a file that is none, or an archive that cannot be trusted, as it is: reading it
 * then says what is wrong. Folders and what operating systems leave in archives are no files.
 */
export async function filesOfArchive(source: FileSource, signal: AbortSignal): Promise<readonly FileSource[]> {
  const zip = await openZip(blobSource(source.blob))
  if (!zip.ok || DOCUMENT_PARTS.some((part) => zip.value.entries.has(part))) return [source]
  const entries = [...zip.value.entries.values()].filter(({ name }) => !name.endsWith('/') && !HIDDEN.test(name))
  const isTooLarge = entries.length > MAX_FILES || entries.reduce((sum, { bytes }) => sum + bytes, 0) > MAX_ENTRY_BYTES
  if (entries.length === 0 || isTooLarge) return [source]
  const files: FileSource[] = []
  try {
    for (const [i, entry] of entries.entries()) {
      files.push({ id: `${source.id}/${i}`, name: entry.writtenName.split('/').at(-1)!, blob: await unpack(zip.value, entry, signal), archive: source.name, answers: {} })
    }
  } catch (error) {
    if (error instanceof ZipFailure) return [source]
    throw error
  }
  return files
}

async function unpack(zip: Zip, entry: ZipEntry, signal: AbortSignal): Promise<Blob> {
  const pieces: Uint8Array<ArrayBuffer>[] = []
  for await (const piece of entryPieces(zip, entry)) {
    signal.throwIfAborted()
    pieces.push(new Uint8Array(piece))
  }
  return new Blob(pieces)
}
