import { useText } from '#ui/language.tsx'
import type { SavedFile } from '#workers/types.ts'

import styles from '../Plans.module.css'

type SavedPlanProps = { readonly file: SavedFile; readonly isLocked: boolean }

/** What was written, and what is not in it. */
export function SavedPlan({ file: { fileName, removed, namesLeft, isNoted }, isLocked }: SavedPlanProps) {
  const { t, number } = useText()
  return (
    <>
      <p role="status">{t(isLocked ? 'planFile.save.doneLocked' : 'planFile.save.done', { name: fileName })}</p>
      {!isNoted && <p className={styles.bad}>{t('shell.planFileNotNoted', { name: fileName })}</p>}
      {removed && (removed.length === 0 ? <p>{t('planFile.save.nothingRemoved')}</p> : (
        <div>
          <p>{t('planFile.save.removed')}</p>
          <ul className={styles.removed}>{removed.map(({ kind, count }) => <li key={kind}>{t(`planFile.removed.${kind}`, { count: number(count) })}</li>)}</ul>
        </div>
      ))}
      {namesLeft > 0 && <p className={styles.bad}>{t('planFile.save.namesLeft', { count: namesLeft })}</p>}
    </>
  )
}
