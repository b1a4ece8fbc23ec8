import type { DroppedFile } from '#state/services.ts'
import type { FileHandle } from '#storage/fileHandles.ts'

/** What was dropped or chosen, folders opened; `leftOut` = names of hidden and system files in it. */
export type Collected = { readonly files: readonly DroppedFile[]; readonly leftOut: readonly string[] }

type Found = { readonly path: string; readonly file: File; readonly handle?: FileHandle }

const MAX_FILES = 2000
const MAX_DEPTH = 20
const SYSTEM_NAMES = new Set(['thumbs.db', 'desktop.ini', '__macosx', 'icon\r', '$recycle.bin', 'system volume information'])

/** Files that operating systems and spreadsheet programs leave beside the real ones. */
export function isSystemName(name: string): boolean {
  return name.startsWith('.') || name.startsWith('~$') || SYSTEM_NAMES.has(name.toLowerCase())
}

/** Files by their own names, or by their paths where two names are equal; hidden and system files apart. */
export function sortFound(found: readonly Found[]): Collected {
  const isSystem = ({ path }: Found) => path.split('/').some(isSystemName)
  const kept = found.filter((one) => !isSystem(one)).sort((a, b) => (a.path < b.path ? -1 : 1))
  const counts = new Map<string, number>()
  for (const { file } of kept) counts.set(file.name, (counts.get(file.name) ?? 0) + 1)
  return {
    files: kept.map(({ path, file, handle }) => ({ name: counts.get(file.name) === 1 ? file.name : path, file, ...(handle ? { handle } : {}) })),
    leftOut: found.filter(isSystem).map(({ file }) => file.name),
  }
}

/** Files chosen with a file or folder dialog. */
export function collectChosen(list: FileList | readonly File[]): Collected {
  return sortFound(Array.from(list, (file) => ({ path: file.webkitRelativePath || file.name, file })))
}

/** Files of a drop, whole folders walked through. Call it before anything is awaited: the browser forgets a drop after its event. */
export function collectDropped(transfer: DataTransfer): Promise<Collected> {
  const items = [...transfer.items].filter((item) => item.kind === 'file')
  const entries = items.flatMap((item) => item.webkitGetAsEntry() ?? [])
  const direct = [...transfer.files]
  // A synthetic drop, or a browser without entries, has the files only.
  if (entries.length === 0) return Promise.resolve(collectChosen(direct))
  return Promise.all([walk(entries), handlesOf(items)]).then(([found, handles]) => sortFound(found.map((one) => ({ ...one, ...(handles.has(one.path) ? { handle: handles.get(one.path)! } : {}) }))))
}

/** Of the plan files among them, by name: a plan opened from a dropped file can be saved to it again. Chromium only. */
async function handlesOf(items: readonly DataTransferItem[]): Promise<ReadonlyMap<string, FileHandle>> {
  type WithHandle = { getAsFileSystemHandle?(): Promise<{ readonly kind: string; readonly name: string } | null> }
  const plans = items.filter((item) => /\.headroom$/i.test(item.getAsFile()?.name ?? ''))
  const handles = await Promise.all(plans.map((item) => (item as unknown as WithHandle).getAsFileSystemHandle?.().catch(() => null) ?? null))
  return new Map(handles.flatMap((handle) => (handle?.kind === 'file' ? [[handle.name, handle as unknown as FileHandle] as const] : [])))
}

async function walk(entries: readonly FileSystemEntry[]): Promise<readonly Found[]> {
  const found: Found[] = []
  const visit = async (entry: FileSystemEntry, path: string, depth: number): Promise<void> => {
    if (found.length >= MAX_FILES || depth > MAX_DEPTH) return
    if (isFile(entry)) {
      const file = await new Promise<File | null>((resolve) => entry.file(resolve, () => resolve(null)))
      if (file) found.push({ path, file })
    } else if (isFolder(entry)) {
      for (const child of await childrenOf(entry)) await visit(child, `${path}/${child.name}`, depth + 1)
    }
  }
  for (const entry of entries) await visit(entry, entry.name, 0)
  return found
}

/** A reader hands out a folder in parts, an empty one at the end. */
async function childrenOf(folder: FileSystemDirectoryEntry): Promise<readonly FileSystemEntry[]> {
  const reader = folder.createReader()
  const children: FileSystemEntry[] = []
  for (;;) {
    const part = await new Promise<readonly FileSystemEntry[]>((resolve) => reader.readEntries(resolve, () => resolve([])))
    if (part.length === 0) return children
    children.push(...part)
  }
}

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile
const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory
