const CHANGES_BEFORE_REMINDER = 10

/** Ten changes, or one import: what would hurt to type or find again. */
export function isBackupDue(state: { readonly isUnsaved: boolean; readonly changeCount: number; readonly hasNewImport: boolean }): boolean {
  return state.isUnsaved && (state.hasNewImport || state.changeCount >= CHANGES_BEFORE_REMINDER)
}
