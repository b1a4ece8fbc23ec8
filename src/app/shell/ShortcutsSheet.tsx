import { Dialog } from '#ui/Dialog.tsx'
import { useText } from '#ui/language.tsx'

import styles from './ShortcutsSheet.module.css'
import { modKey } from './useShortcuts.ts'

/** Every key that does something, under "?". */
export function ShortcutsSheet({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }) {
  const { t } = useText()
  const rows: readonly (readonly [string, string])[] = [
    [`${modKey} K`, t('shortcuts.palette')],
    [`${modKey} S`, t('shortcuts.save')],
    [`${modKey} Z`, t('shortcuts.undo')],
    [`${modKey} ⇧ Z`, t('shortcuts.redo')],
    [t('shortcuts.chapterKeys'), t('shortcuts.chapter')],
    [t('shortcuts.rowKeys'), t('shortcuts.rows')],
    ['Enter', t('shortcuts.openRow')],
    ['F6', t('shortcuts.messages')],
    ['Esc', t('shortcuts.close')],
    ['?', t('shortcuts.sheet')],
  ]
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={t('shortcuts.title')}>
      <dl className={styles.list}>
        {rows.map(([keys, words]) => <div key={keys}><dt><kbd>{keys}</kbd></dt><dd>{words}</dd></div>)}
      </dl>
    </Dialog>
  )
}
