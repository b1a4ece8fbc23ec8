import { expect, it } from 'vitest'

import { read } from '../read.ts'

const header = 'Order No,SKU,Product Name,Qty,Order Date\n'

/** The header and thirty rows of one product name, whose bytes are given: encoders for these encodings do not exist here. */
function file(name: readonly number[]): Uint8Array {
  const encoder = new TextEncoder()
  const rows = Array.from({ length: 30 }, (_, n) => [...encoder.encode(`A${n},S${n % 5},`), ...name, ...encoder.encode(`,1,2026-10-${String(1 + (n % 28)).padStart(2, '0')}\n`)])
  return Uint8Array.from([...encoder.encode(header), ...rows.flat()])
}
const hex = (text: string) => text.split(' ').map((byte) => Number.parseInt(byte, 16))

it.each([
  ['gb18030', '蓝牙耳机', 'c0 b6 d1 c0 b6 fa bb fa'],
  ['big5', '藍牙耳機', 'c2 c5 a4 fa a6 d5 be f7'],
  ['shift_jis', 'イヤホン黒', '83 43 83 84 83 7a 83 93 8d 95'],
  ['windows-874', 'หูฟังไร้สาย', 'cb d9 bf d1 a7 e4 c3 e9 ca d2 c2'],
  ['windows-1252', 'Stück für Köln', '53 74 fc 63 6b 20 66 fc 72 20 4b f6 6c 6e'],
])('with nothing but ASCII headers, %s is told by its characters and named as a guess', async (encoding, name, bytes) => {
  const { report } = await read(file(hex(bytes)))
  expect(report).toMatchObject({ encoding, verdict: 'WARN', rowsOk: 30 })
  expect(report.sample[0]).toMatchObject({ productName: name })
  expect(report.findings.map(({ code }) => code)).toEqual(['encodingGuessed'])
})

it('an encoding that the user chooses is taken', async () => {
  const { report } = await read(file(hex('c2 c5 a4 fa a6 d5 be f7')), { encoding: 'gb18030' })
  expect(report).toMatchObject({ encoding: 'gb18030', verdict: 'ACCEPT' })
})

it.each(['utf-16le', 'utf-16be'])('%s without a mark is told by its zero bytes', async (encoding) => {
  const text = `${header}A,X,Lamp,1,2026-10-01\n`
  const bytes = Uint8Array.from([...text].flatMap((letter) => (encoding === 'utf-16le' ? [letter.charCodeAt(0), 0] : [0, letter.charCodeAt(0)])))
  expect((await read(bytes)).report).toMatchObject({ encoding, verdict: 'ACCEPT', rowsOk: 1 })
})
