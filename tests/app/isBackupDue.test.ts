import { expect, it } from 'vitest'

import { isBackupDue } from '#app/shell/isBackupDue.ts'

it('reminds after one import or ten changes that no file has, and never of what a file has', () => {
  expect(isBackupDue({ isUnsaved: true, changeCount: 1, hasNewImport: true })).toBe(true)
  expect(isBackupDue({ isUnsaved: true, changeCount: 10, hasNewImport: false })).toBe(true)
  expect(isBackupDue({ isUnsaved: true, changeCount: 9, hasNewImport: false })).toBe(false)
  expect(isBackupDue({ isUnsaved: false, changeCount: 50, hasNewImport: true })).toBe(false)
})
