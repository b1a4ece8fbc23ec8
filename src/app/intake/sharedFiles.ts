/** Where the service worker puts what another app shared, until a page takes it over. */
export const SHARED_CACHE = 'headroom.shared'
export const SHARE_PATH = '/share'
/** In the address of the page that shall take the files over. */
export const SHARED_MARK = 'shared'
const NAME_HEADER = 'x-file-name'

type SharedFile = { readonly name: string; readonly file: Blob }

/** Keeps shared files; returns how many. For the service worker. */
export async function keepShared(caches: CacheStorage, form: FormData, key: string): Promise<number> {
  const files = form.getAll('files').filter((entry): entry is File => entry instanceof File)
  const cache = await caches.open(SHARED_CACHE)
  for (const [index, file] of files.entries()) {
    await cache.put(`${SHARE_PATH}/${key}/${index}`, new Response(file, { headers: { [NAME_HEADER]: encodeURIComponent(file.name) } }))
  }
  return files.length
}

/** Hands over everything that was shared, once, in the order in which it came. */
export async function takeShared(caches: CacheStorage): Promise<readonly SharedFile[]> {
  if (!(await caches.has(SHARED_CACHE))) return []
  const cache = await caches.open(SHARED_CACHE)
  const files: SharedFile[] = []
  for (const request of await cache.keys()) {
    const response = await cache.match(request)
    if (response) files.push({ name: decodeURIComponent(response.headers.get(NAME_HEADER) ?? 'file'), file: await response.blob() })
  }
  await caches.delete(SHARED_CACHE)
  return files
}
