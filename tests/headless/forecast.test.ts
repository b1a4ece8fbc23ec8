import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, beforeAll, expect, it, vi } from 'vitest'

import { UsageError } from '#headless/arguments.ts'
import { forecastCommand } from '#headless/forecast.ts'
import { readTidyCsv } from '#headless/tidyCsv.ts'
import { readTidySeries } from '#headless/tidySeries.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'forecast-'))
})
afterAll(() => rm(folder, { recursive: true }))

const rows = Array.from({ length: 40 }, (_, i) => `"a, b",${i + 1},${10 + (i % 7)},${i < 37 ? 'train' : 'test'},${i === 5 ? 0 : 1}`)
const file = `series_id,t,sales,split,in_stock\n${rows.join('\n')}\n`

it('prints the agreed header and one line per series and step, ordered quantiles, speed on standard error', async () => {
  const [input, out] = [join(folder, 'in.csv'), join(folder, 'out.csv')]
  await writeFile(input, file)
  const stderr = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  expect(await forecastCommand.run([input, '--season', '7', '--horizon', '3', '--out', out])).toBe(0)
  expect(stderr.mock.calls.join('')).toMatch(/1 series in [\d.]+ s, [\d.]+ series a second/)
  stderr.mockRestore()
  const { header, rows: lines } = readTidyCsv(await readFile(out, 'utf8'))
  expect(header.join(',')).toBe('series_id,h,mean,lo95,lo80,lo50,median,hi50,hi80,hi95,method')
  expect(lines.map((line) => [line[0], line[1]])).toEqual([['a, b', '1'], ['a, b', '2'], ['a, b', '3']])
  for (const line of lines) for (let i = 4; i < 10; i += 1) expect(Number(line[i])).toBeGreaterThanOrEqual(Number(line[i - 1]))
})

it('learns from training rows only; days out of stock, gaps and empty values are missing', () => {
  const [one] = readTidySeries(file, 7, 3)
  expect(one!.series.values).toHaveLength(37)
  expect([...one!.series.values].flatMap((value, i) => (Number.isNaN(value) ? [i] : []))).toEqual([5])
  const [two] = readTidySeries('series_id,t,value,split\nx,4,1,train\nx,6,,train\nx,7,2,train\nx,8,9,test', 1, 1)
  expect([...two!.series.values]).toEqual([1, NaN, NaN, 2])
})

it('refuses wrong arguments, unknown methods and files without the columns', async () => {
  await expect(forecastCommand.run(['x.csv', '--season', '7'])).rejects.toThrow(UsageError)
  await expect(forecastCommand.run(['x.csv', '--season', '7', '--horizon', '3', '--method', 'magic'])).rejects.toThrow(UsageError)
  await expect(forecastCommand.run([join(folder, 'none.csv'), '--season', '7', '--horizon', '3'])).rejects.toMatchObject({ code: 'unreadable' })
  expect(() => readTidySeries('a,b\n1,2', 1, 1)).toThrow('column missing: series_id')
})
