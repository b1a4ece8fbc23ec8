import { blobSource } from '#importers/byteSource.ts'
import { readFile, type ReadFileInput } from '#importers/readFile.ts'
import type { FileReport, ImportAnswers, ReadFile } from '#importers/types.ts'
import { filesOfArchive } from './archiveFiles.ts'
import type { FileSource, InspectedSource, InspectProgress } from './types.ts'

/** Refused cells that are written back at most: more would not fit a worker's memory beside the file. */
const MAX_REFUSALS = 500_000

/** Answers kept for files of the same header row, or null when there are none. */
export type RecallAnswers = (fingerprint: string) => Promise<ImportAnswers | null>

/** The files that a worker has read and not yet stored or dismissed. */
export function createSourceReader(timeZone: string, recall: RecallAnswers) {
  const read = new Map<string, ReadFile>()

  async function readOne(source: FileSource, how: Pick<ReadFileInput, 'signal' | 'onProgress' | 'maxRefusals'> = {}): Promise<ReadFile> {
    return readFile({ name: source.name, source: blobSource(source.blob), answers: source.answers, timeZone, shop: '', ...how })
  }

  /** A file whose header row was answered for before is read with those answers, unless that leaves more open than its own reading. */
  async function readWithMemory(source: FileSource, signal: AbortSignal, onProgress: (doneShare: number) => void): Promise<InspectedSource> {
    const own = await readOne(source, { signal, onProgress })
    const { fingerprint, questions } = own.report
    const remembered = fingerprint !== null && Object.keys(source.answers).length === 0 ? await recall(fingerprint) : null
    const answered = remembered && { ...source, answers: remembered }
    const again = answered && (await readOne(answered, { signal, onProgress }))
    const isBetter = again !== null && again.report.kind !== null && again.report.questions.length <= questions.length
    read.set(source.id, isBetter ? again : own)
    return isBetter ? { source: answered!, report: again.report, isRemembered: true } : { source, report: own.report, isRemembered: false }
  }

  return {
    /** Reads files one after the other; when it is stopped, nothing of them is kept. @throws the signal's reason. */
    async inspect(dropped: readonly FileSource[], signal: AbortSignal, onProgress: (progress: InspectProgress) => void): Promise<readonly InspectedSource[]> {
      const inspected: InspectedSource[] = []
      let sources = dropped
      try {
        sources = (await Promise.all(dropped.map((source) => filesOfArchive(source, signal)))).flat()
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
    /** The report of a file with every refused row: where the one at hand had to leave findings out, the file is read again for them. */
    async refusalsOf(source: FileSource): Promise<FileReport> {
      const { report } = read.get(source.id) ?? (await readOne(source))
      const found = Object.values(report.findingCounts).reduce((sum, count) => sum + count, 0)
      return found > report.findings.length && report.rowsBad > 0 ? (await readOne(source, { maxRefusals: MAX_REFUSALS })).report : report
    },
    forget(ids: readonly string[]): void {
      for (const id of ids) read.delete(id)
    },
  }
}
