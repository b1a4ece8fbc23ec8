import type { Page } from '@playwright/test'

export type TestFile = { readonly name: string; readonly mimeType: string; readonly buffer: Buffer }

const day = (index: number) => `2026-10-${String(1 + (index % 28)).padStart(2, '0')}`
const csv = (name: string, lines: readonly string[], encode: (text: string) => Buffer = (text) => Buffer.from(text)): TestFile => ({ name, mimeType: 'text/csv', buffer: encode(`${lines.join('\r\n')}\r\n`) })

/** Order lines, one in `badEvery` with a day that does not exist. */
export function orderFile(name: string, count: number, badRows: readonly number[] = []): TestFile {
  return csv(name, ['Invoice,SKU,Quantity,Order date,Price', ...Array.from({ length: count }, (_, i) => `${10_000 + i},LAMP-${i % 5},${1 + (i % 3)},${badRows.includes(i) ? '2026-02-31' : `${day(i)} 1${i % 10}:15:00`},12.50`)])
}

export const dailySalesFile = (name: string, count = 60): TestFile => csv(name, ['date,sku,units', ...Array.from({ length: count }, (_, i) => `${day(Math.floor(i / 3))},LAMP-${i % 3},${4 + (i % 7)}`)])

/** Days and months up to 12 only, in no order of time: nothing tells which is which. */
export const ambiguousFile = (name: string): TestFile => csv(name, ['date,sku,units', ...[[3, 4], [5, 2], [1, 9], [11, 6], [2, 12], [7, 3], [4, 10], [9, 1]].map(([a, b], i) => `${String(a).padStart(2, '0')}/${String(b).padStart(2, '0')}/2026,LAMP-${i % 3},${10 + i}`)])

export const adsFile = (name: string): TestFile => csv(name, ['时间,成本,SKU 订单数（当前店铺）,平均下单成本,总收入（当前店铺）,ROI,币种', ...Array.from({ length: 20 }, (_, i) => `${day(i)} 00:00:00,${(100 + i).toFixed(2)},${10 + i},10.00,${(400 + 7 * i).toFixed(2)},4.1,USD`)])

export const shopifyStockFile = (name: string): TestFile => csv(name, [
  'Handle,Title,Option1 Name,Option1 Value,SKU,Location,Incoming (not editable),Unavailable (not editable),Committed (not editable),Available (not editable),On hand (current),On hand (new)',
  ...Array.from({ length: 6 }, (_, i) => `lamp-${i},Lamp ${i},Size,M,LAMP-${i % 5},${i < 5 ? 'Los Angeles' : 'New York'},0,0,2,${20 + i},${22 + i},`),
])

export const amazonStockFile = (name: string): TestFile => ({
  name, mimeType: 'text/plain',
  buffer: Buffer.from(['sku\tfnsku\tasin\tproduct-name\tcondition\tyour-price\tmfn-listing-exists\tmfn-fulfillable-quantity\tafn-listing-exists\tafn-warehouse-quantity\tafn-fulfillable-quantity\tafn-unsellable-quantity\tafn-reserved-quantity\tafn-total-quantity\tper-unit-volume\tafn-inbound-working-quantity\tafn-inbound-shipped-quantity\tafn-inbound-receiving-quantity',
    ...Array.from({ length: 4 }, (_, i) => `LAMP-${i}\tX00${i}\tB00${i}\tLamp ${i}\tNew\t12.5\tNo\t\tYes\t${50 + i}\t${45 + i}\t0\t5\t${50 + i}\t0.1\t0\t0\t0`)].join('\n')),
})

/** Chinese text in GBK: the two bytes of each character as the table in the standard has them. */
const GBK: Readonly<Record<string, string>> = { 暖: 'c5af', 光: 'b9e2', 灯: 'b5c6', 桌: 'd7c0' }
const gbk = (text: string): Buffer => Buffer.concat([...text].map((letter) => (GBK[letter] ? Buffer.from(GBK[letter], 'hex') : Buffer.from(letter, 'latin1'))))
export const gbkFile = (name: string): TestFile => csv(name, ['Invoice,SKU,Quantity,Order date,Product name', ...Array.from({ length: 30 }, (_, i) => `${500 + i},LAMP-${i % 4},1,${day(i)} 09:00:00,${i % 2 ? '暖光灯' : '桌灯'}`)], gbk)

export const chooseFiles = (page: Page, files: readonly TestFile[]): Promise<void> => page.locator('input[type=file]').first().setInputFiles(files.map((file) => ({ ...file })))

/** Drops files on the page as a pointer would: one event with all of them. */
export async function dropFiles(page: Page, files: readonly TestFile[]): Promise<void> {
  const transfer = await page.evaluateHandle((list) => {
    const data = new DataTransfer()
    for (const { name, mimeType, bytes } of list) data.items.add(new File([Uint8Array.from(atob(bytes), (letter) => letter.charCodeAt(0))], name, { type: mimeType }))
    return data
  }, files.map(({ name, mimeType, buffer }) => ({ name, mimeType, bytes: buffer.toString('base64') })))
  await page.dispatchEvent('body', 'drop', { dataTransfer: transfer })
}

/** Pastes text as from a spreadsheet. */
export const pasteText = (page: Page, text: string): Promise<void> => page.evaluate((pasted) => {
  const data = new DataTransfer()
  data.setData('text/plain', pasted)
  document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
}, text)

/** How many imports the browser's database holds, taken-out ones included. */
export function countBatches(page: Page, onlyLive = false): Promise<number> {
  return page.evaluate(
    (isLiveOnly) =>
      new Promise<number>((resolve, reject) => {
        const open = indexedDB.open('headroom')
        open.onerror = () => reject(open.error)
        open.onsuccess = () => {
          const all = open.result.transaction('batches').objectStore('batches').getAll()
          all.onsuccess = () => {
            open.result.close()
            resolve((all.result as readonly { readonly isLive: boolean }[]).filter(({ isLive }) => isLive || !isLiveOnly).length)
          }
        }
      }),
    onlyLive,
  )
}
