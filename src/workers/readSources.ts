import { blobSource } from '#importers/byteSource.ts'
import { readFile } from '#importers/readFile.ts'
import type { FileReport, ImportAnswers, ReadFile } from '#importers/types.ts'
import type { InspectProgress } from './types.ts'

/** A dropped file, or one out of a dropped archive (`archive` = the archive's name): what it takes to read it, and to read it again. */
export type FileSource = { readonly id: string; readonly name: string; readonly blob: Blob; readonly archive: string | null; readonly answers: ImportAnswers }
export type InspectedSource = { readonly source: FileSource; readonly report: FileReport; readonly isRemembered: boolean }

/** Answers kept for files of the same header row, or null when there are none. */
export type RecallAnswers = (fingerprint: string) => Promise<ImportAnswers | null>

/** The files that a worker has read and not yet stored or dismissed. */
export function createSourceReader(timeZone: string, recall: RecallAnswers) {
  const read = new Map<string, ReadFile>()

  async function readOne(source: FileSource, signal?: AbortSignal, onProgress?: (doneShare: number) => void): Promise<ReadFile> {
    return readFile({ name: source.name, source: blobSource(source.blob), answers: source.answers, timeZone, shop: '', ...(signal ? { signal } : {}), ...(onProgress ? { onProgress } : {}) })
  }

  /** A file that leaves a question open is read again with what was answered for its like before. */
  async function readWithMemory(source: FileSource, signal: AbortSignal, onProgress: (doneShare: number) => void): Promise<InspectedSource> {
    const first = await readOne(source, signal, onProgress)
    const { fingerprint, questions } = first.report
    const hasAnswers = Object.keys(source.answers).length > 0
    const remembered = !hasAnswers && questions.length > 0 && fingerprint !== null ? await recall(fingerprint) : null
    if (!remembered) {
      read.set(source.id, first)
      return { source, report: first.report, isRemembered: false }
    }
    const answered = { ...source, answers: remembered }
    const second = await readOne(answered, signal, onProgress)
    read.set(source.id, second)
    return { source: answered, report: second.report, isRemembered: true }
  }

  return {
    /** Reads files one after the other; when it is stopped, nothing of them is kept. @throws the signal's reason. */
    async inspect(sources: readonly FileSource[], signal: AbortSignal, onProgress: (progress: InspectProgress) => void): Promise<readonly InspectedSource[]> {
      const inspected: InspectedSource[] = []
      try {
        for (const [index, source] of sources.entries()) {
          signal.throwIfAborted()
          inspected.push(await readWithMemory(source, signal, (share) => onProgress({ doneShare: (index + share) / sources.length, fileName: source.name })))
        }
        signal.throwIfAborted()
        return inspected
      } catch (error) {
        for (const { id } of sources) read.delete(id)
        throw error
      }
    },
    /** What was read of each; a file that a restarted worker forgot is read again. */
    async readAll(sources: readonly FileSource[]): Promise<readonly ReadFile[]> {
      const files: ReadFile[] = []
      for (const source of sources) {
        const file = read.get(source.id) ?? (await readOne(source))
        read.set(source.id, file)
        files.push(file)
      }
      return files
    },
    forget(ids: readonly string[]): void {
      for (const id of ids) read.delete(id)
    },
  }
}
