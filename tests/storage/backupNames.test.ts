import fc from 'fast-check'
import { expect, it } from 'vitest'

import { backupFileName, backupsByPlan, backupsToForget, KEPT_BACKUPS, readBackupName } from '#storage/backupNames.ts'
import { safeFileName } from '#shared/fileName.ts'

const ID = '3f2b8c1e-0d4a-4c5e-9a7b-1f2e3d4c5b6a'
const DAY_MS = 86_400_000
const START_MS = Date.UTC(2026, 0, 5)
const nameAt = (atMs: number, id = ID): string => backupFileName('台灯 Lamps', id, atMs)

it('says the plan, its id and the moment, whatever the plan is called', () => {
  expect(nameAt(Date.UTC(2026, 10, 26, 0, 44, 12))).toBe(`台灯 Lamps--${ID}--2026-11-26 00-44-12Z.headroom`)
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 400 }), fc.string({ maxLength: 80, minLength: 1 }), fc.integer({ min: 0, max: 4_000_000_000 }), (name, id, seconds) => {
    const file = backupFileName(name, id, seconds * 1000)
    expect(readBackupName(file)).toMatchObject({ fileName: file, atMs: seconds * 1000 })
    expect(new TextEncoder().encode(file).length).toBeLessThan(256)
    expect(safeFileName(file)).toBe(file)
  }))
})

it('takes no other file for a backup', () => {
  for (const name of ['Lamps.headroom', 'Lamps--x.headroom', `Lamps--${ID}--2026-13-41 00-00-00Z.headroom`, `Lamps--${ID}--2026-11-26 00-44-12Z.headroom.bak`, `Lamps--${ID}--2026-11-26 00-44-12Z (1).headroom`]) expect(readBackupName(name)).toBe(null)
})

it('keeps the newest, then one a day, a week and a month', () => {
  // A backup an hour for two years, thinned after each as in use.
  let files: string[] = []
  for (let hour = 0; hour < 24 * 730; hour += 6) {
    files.push(nameAt(START_MS + hour * 3_600_000))
    const forget = new Set(backupsToForget(files, ID))
    files = files.filter((file) => !forget.has(file))
  }
  const lastMs = START_MS + (24 * 730 - 6) * 3_600_000
  const agesDays = files.map((file) => (lastMs - readBackupName(file)!.atMs) / DAY_MS).sort((a, b) => a - b)
  expect(agesDays.slice(0, 10)).toEqual(Array.from({ length: 10 }, (_, i) => i / 4))
  for (let day = 0; day < KEPT_BACKUPS.days; day += 1) expect(agesDays.some((age) => Math.abs(age - day) < 1)).toBe(true)
  for (let week = 0; week < KEPT_BACKUPS.weeks; week += 1) expect(agesDays.some((age) => Math.abs(age - week * 7) < 7)).toBe(true)
  expect(agesDays.at(-1)).toBeGreaterThan(300)
  expect(files.length).toBeLessThanOrEqual(KEPT_BACKUPS.newest + KEPT_BACKUPS.days + KEPT_BACKUPS.weeks + KEPT_BACKUPS.months)
})

it('never forgets the newest, another plan’s or a foreign file, and forgets nothing twice', () => {
  fc.assert(fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 20_000 }), { minLength: 1, maxLength: 120 }), (hours) => {
    const own = hours.map((hour) => nameAt(START_MS + hour * 3_600_000))
    const others = [...hours.map((hour) => nameAt(START_MS + hour * 3_600_000, 'another-plan')), 'Lamps.headroom', 'holiday.jpg']
    const forget = backupsToForget([...own, ...others], ID)
    expect(forget.filter((name) => !own.includes(name))).toEqual([])
    expect(forget).not.toContain(nameAt(START_MS + Math.max(...hours) * 3_600_000))
    const left = own.filter((name) => !forget.includes(name))
    expect(backupsToForget(left, ID)).toEqual([])
    expect(left.length).toBeGreaterThanOrEqual(Math.min(own.length, KEPT_BACKUPS.newest))
  }))
})

it('lists the backups of a folder plan by plan, the newest first', () => {
  const found = backupsByPlan([nameAt(START_MS), nameAt(START_MS - DAY_MS, 'another-plan'), nameAt(START_MS + DAY_MS), nameAt(START_MS, 'another-plan'), 'x.headroom'])
  expect(found.map((backups) => backups.map(({ planKey, atMs }) => [planKey, atMs]))).toEqual([
    [[ID, START_MS + DAY_MS], [ID, START_MS]],
    [['another-plan', START_MS], ['another-plan', START_MS - DAY_MS]],
  ])
})
