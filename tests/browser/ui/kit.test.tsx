import { createRoot, type Root } from 'react-dom/client'
import { useState, type ReactNode } from 'react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'

import '#ui/base.css'
import type { Language } from '#i18n/messages.ts'
import { LanguageProvider } from '#ui/language.tsx'
import { NumberField, type NumberFieldProps } from '#ui/NumberField.tsx'
import { DataTable } from '#ui/table/DataTable.tsx'
import { Progress } from '#ui/Progress.tsx'

let root: Root
let host: HTMLElement
beforeEach(async () => {
  await page.viewport(1000, 800)
  host = document.createElement('div')
  document.body.append(host)
  root = createRoot(host)
})
afterEach(() => {
  root.unmount()
  host.remove()
})
const show = (children: ReactNode, language: Language = 'en') => root.render(<LanguageProvider language={language}>{children}</LanguageProvider>)

function Held({ initial, onChange, ...props }: Omit<NumberFieldProps, 'value'> & { readonly initial: number | null }) {
  const [value, setValue] = useState(initial)
  return <NumberField {...props} value={value} onChange={(next) => { setValue(next); onChange(next) }} />
}

it('a number field writes large numbers as the language does and hands back plain ones', async () => {
  const onChange = vi.fn()
  show(<Held label="Capacity" unit="parcels" initial={12345} onChange={onChange} />)
  const field = page.getByRole('textbox', { name: 'Capacity' })
  await expect.element(field).toHaveValue('12,345')
  await field.fill('2000')
  await userEvent.tab()
  expect(onChange).toHaveBeenLastCalledWith(2000)
  await expect.element(field).toHaveValue('2,000')
})

it('an emptied number field means "not known" where that is allowed, never 0', async () => {
  const onChange = vi.fn()
  show(<Held label="在库" initial={7} canBeUnknown onChange={onChange} />, 'zh')
  const field = page.getByRole('textbox', { name: '在库' })
  await field.fill('')
  await userEvent.tab()
  expect(onChange).toHaveBeenLastCalledWith(null)
  await expect.element(field).toHaveAttribute('placeholder', '▲ 未知')
})

it('an emptied number field keeps its value where it must be known', async () => {
  const onChange = vi.fn()
  show(<Held label="People" initial={7} onChange={onChange} />)
  await page.getByRole('textbox', { name: 'People' }).fill('')
  await userEvent.tab()
  expect(onChange).not.toHaveBeenCalled()
})

it('a share is typed as percent and limited', async () => {
  const onChange = vi.fn()
  show(<Held label="Tolerance" initial={0.05} format="share" digits={1} min={0} max={1} onChange={onChange} />)
  const field = page.getByRole('textbox', { name: 'Tolerance' })
  await expect.element(field).toHaveValue('5%')
  await field.fill('12.5')
  await userEvent.tab()
  expect(onChange).toHaveBeenLastCalledWith(0.125)
  await field.fill('300')
  await userEvent.tab()
  expect(onChange).toHaveBeenLastCalledWith(1)
})

type Row = { readonly id: string; readonly units: number }
const rows: readonly Row[] = Array.from({ length: 5000 }, (_, index) => ({ id: `SKU-${index}`, units: (index * 7919) % 5000 }))
const table = (some: readonly Row[]) => (
  <DataTable label="SKUs" rows={some} rowKey={(row) => row.id} columns={[{ id: 'id', title: 'SKU', value: (row) => row.id }, { id: 'units', title: 'Units', value: (row) => row.units }]} />
)

it('a table of 5,000 rows draws only what is seen, tells its length, and is walked by keys to its end', async () => {
  show(table(rows))
  await expect.element(page.getByRole('table', { name: 'SKUs' })).toHaveAttribute('aria-rowcount', '5001')
  const drawn = () => document.querySelectorAll('tbody tr[data-index]')
  await vi.waitFor(() => expect(drawn().length).toBeGreaterThan(5))
  expect(drawn().length).toBeLessThan(80)
  document.querySelector<HTMLElement>('tr[data-index="0"]')!.focus()
  await userEvent.keyboard('{ArrowDown}')
  await vi.waitFor(() => expect(document.activeElement?.getAttribute('data-index')).toBe('1'))
  await userEvent.keyboard('{End}')
  await vi.waitFor(() => expect(document.activeElement?.getAttribute('data-index')).toBe('4999'))
  expect(document.activeElement?.textContent).toContain('SKU-4999')
})

it('a header sorts up, then down, then as it came, and says which', async () => {
  show(table(rows.slice(0, 50)))
  const first = () => document.querySelector('tr[data-index="0"] td')!.textContent
  const header = page.getByRole('columnheader', { name: 'Units' })
  await page.getByRole('button', { name: 'Units' }).click()
  await expect.element(header).toHaveAttribute('aria-sort', 'ascending')
  expect(first()).toBe('0')
  await page.getByRole('button', { name: 'Units' }).click()
  await expect.element(header).toHaveAttribute('aria-sort', 'descending')
  expect(Number(first()!.replace(',', ''))).toBe(Math.max(...rows.slice(0, 50).map((row) => row.units)))
  await page.getByRole('button', { name: 'Units' }).click()
  await expect.element(header).toHaveAttribute('aria-sort', 'none')
})

it('on a narrow screen every cell carries the title of its column', async () => {
  await page.viewport(360, 740)
  show(table(rows.slice(0, 3)))
  await expect.element(page.getByRole('table', { name: 'SKUs' })).toBeVisible()
  const cell = document.querySelector('tr[data-index="0"] td')!
  expect(getComputedStyle(cell, '::before').content).toBe('"Units"')
  expect(page.getByRole('button').elements()).toEqual([])
})

it('progress says how far and how long, and can be stopped', async () => {
  const onCancel = vi.fn()
  show(<Progress label="Simulating" doneShare={0.64} detail="6,400 of 10,000 runs" secondsLeft={1.2} onCancel={onCancel} />)
  await expect.element(page.getByRole('progressbar', { name: 'Simulating' })).toHaveAttribute('aria-valuenow', '64')
  await expect.element(page.getByText('6,400 of 10,000 runs · 1 s left')).toBeVisible()
  await page.getByRole('button', { name: 'Stop' }).click()
  expect(onCancel).toHaveBeenCalledOnce()
})
