import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterEach, expect, it, vi } from 'vitest'

import { main } from '../../src/headless/main.ts'
import { tiktokCsv, tiktokLine } from '../support/tiktokFixtures.ts'

afterEach(() => vi.restoreAllMocks())

async function run(args: readonly string[]) {
  let out = ''
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    out += String(text)
    return true
  })
  vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  const code = await main(['inspect', ...args])
  vi.restoreAllMocks()
  const lines = out.trim() === '' ? [] : out.trim().split('\n').map((line): Record<string, unknown> => JSON.parse(line))
  return { code, lines }
}

function withFiles<T>(files: Readonly<Record<string, string | Uint8Array>>, look: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'headroom-'))
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content)
  return look(folder).finally(() => rmSync(folder, { recursive: true }))
}

it('prints one line per file with the agreed fields, in the order given', () =>
  withFiles({ 'a.csv': tiktokCsv([tiktokLine(20), tiktokLine(21)]), 'b.csv': '' }, async (folder) => {
    const { code, lines } = await run([join(folder, 'a.csv'), join(folder, 'b.csv')])
    expect(code).toBe(0)
    expect(lines.map((line) => line['verdict'])).toEqual(['ACCEPT', 'REJECT'])
    for (const name of ['file', 'verdict', 'kind', 'encoding', 'delimiter', 'sheet', 'headerRow', 'mapping', 'rowsOk', 'rowsBad', 'rowsSkipped', 'totals', 'findings', 'sample']) expect(Object.keys(lines[0]!)).toContain(name)
    expect(lines[0]).not.toHaveProperty('rows')
    expect(lines[0]!['totals']).toMatchObject({ lines: 2, orders: 2, units: 2, cancelledUnits: 0, netUnits: 2, firstDay: '2026-10-21', lastDay: '2026-10-22' })
    expect(lines[0]!['rowsSkipped']).toBe(0)
    expect(lines[1]!['findings']).toEqual([{
      code: 'fileEmpty', severity: 'error', row: null, column: null, value: null, expected: null,
      message: { en: expect.stringContaining('empty'), zh: expect.stringContaining('空') },
    }])
  }))

it('answers settle questions, and --rows prints every typed row', () =>
  withFiles({ 'x.csv': 'alpha,beta,gamma,delta\nA,X,3,03/04/2026\nB,Y,4,05/02/2026\n' }, async (folder) => {
    const file = join(folder, 'x.csv')
    expect((await run([file])).lines[0]).toMatchObject({ verdict: 'ASK', kind: null, questions: [{ kind: 'columns' }] })
    const columns = { orderId: 'alpha', sku: 'beta', quantity: 'gamma', createdTime: 'delta' }
    expect((await run([file, '--answers', JSON.stringify({ columns })])).lines[0]).toMatchObject({ verdict: 'ASK', kind: 'order-lines', questions: [{ kind: 'dateOrder', column: 'delta' }] })
    const settled = (await run([file, '--answers', JSON.stringify({ columns, dateOrder: 'DMY' }), '--rows'])).lines[0]!
    expect(settled).toMatchObject({ verdict: 'ACCEPT', rows: [{ row: 2, orderId: 'A', createdTime: '2026-04-03T00:00:00' }, { row: 3 }] })
  }))

it('wrong arguments exit 2, a missing file exits 1 with the error in JSON', async () => {
  expect((await run([])).code).toBe(2)
  expect((await run(['x.csv', '--answers', '{"nonsense":1}'])).code).toBe(2)
  expect(await run(['/nonexistent/file.csv'])).toEqual({ code: 1, lines: [{ error: { code: 'ENOENT', message: expect.any(String) } }] })
})
