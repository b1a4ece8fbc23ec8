import { Autocomplete, Input, Keyboard, Menu, MenuItem, Modal, ModalOverlay, Dialog, SearchField, Text, useFilter } from 'react-aria-components'
import { useLocation } from 'wouter'

import { usePlanSaving } from '#features/plans/save/usePlanSaving.ts'
import { THEMES, usePreferences } from '#state/preferences.ts'
import { usePlanFiles } from '#state/planFiles.ts'
import type { PlanRow } from '#storage/types.ts'
import { canSaveInPlace } from '#ui/fileAccess.ts'
import { useText } from '#ui/language.tsx'

import { planPath } from '../routes/paths.ts'
import styles from './CommandPalette.module.css'
import type { NavigationItem } from './navigationItems.ts'
import { modKey } from './useShortcuts.ts'
import type { Undo } from './useUndo.ts'

type CommandPaletteProps = {
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly items: readonly NavigationItem[]
  readonly plan: PlanRow | null
  readonly plans: readonly PlanRow[]
  readonly undo: Undo
  readonly onOpenSheet: () => void
}
type Command = { readonly id: string; readonly label: string; readonly shortcut?: string; readonly run: () => void }

/** Everything that can be done from anywhere, found by typing. */
export function CommandPalette({ isOpen, onClose, ...rest }: CommandPaletteProps) {
  return (
    <ModalOverlay isOpen={isOpen} onOpenChange={(open) => !open && onClose()} isDismissable className={styles.overlay!}>
      <Modal className={styles.modal!}><Commands onClose={onClose} {...rest} /></Modal>
    </ModalOverlay>
  )
}

function Commands({ onClose, items, plan, plans, undo, onOpenSheet }: Omit<CommandPaletteProps, 'isOpen'>) {
  const { t } = useText()
  const [, navigate] = useLocation()
  const { contains } = useFilter({ sensitivity: 'base' })
  const saving = usePlanSaving()
  const { language, set } = usePreferences()
  const commands: readonly Command[] = [
    ...items.map((item) => ({ id: `go ${item.id}`, label: t('palette.goto', { name: t(item.titleKey) }), run: () => navigate(item.href) })),
    ...plans.filter((row) => row.id !== plan?.id).map((row) => ({ id: `open ${row.id}`, label: t('palette.openPlan', { name: row.name }), run: () => navigate(planPath(row.id)) })),
    ...(undo.undoStep ? [{ id: 'undo', label: t('shell.undoStep', { step: undo.undoStep }), shortcut: `${modKey} Z`, run: undo.undo }] : []),
    ...(undo.redoStep ? [{ id: 'redo', label: t('shell.redoStep', { step: undo.redoStep }), shortcut: `${modKey} ⇧ Z`, run: undo.redo }] : []),
    ...(plan ? [{ id: 'save', label: t('shell.savePlanFile'), run: () => void saving.save(plan.id) }, ...(canSaveInPlace() ? [{ id: 'saveAs', label: t('planFile.inPlace.choose'), run: () => void saving.saveAs(plan.id, plan.name) }] : []), { id: 'share', label: t('planFile.save.open'), run: () => usePlanFiles.getState().save(plan.id) }, { id: 'json', label: t('planFile.json.save'), run: () => void saving.saveJson(plan.id) }, { id: 'history', label: t('palette.goto', { name: t('chapter.history') }), run: () => navigate(planPath(plan.id, 'history')) }] : []),
    { id: 'language', label: t('palette.language'), run: () => set({ language: language === 'zh' ? 'en' : 'zh' }) },
    ...THEMES.map((theme) => ({ id: `theme ${theme}`, label: t('palette.theme', { name: t(`shell.theme.${theme}`) }), run: () => set({ theme }) })),
    { id: 'shortcuts', label: t('shortcuts.title'), shortcut: '?', run: onOpenSheet },
  ]
  return (
    <Dialog aria-label={t('palette.title')} className={styles.dialog!}>
      <Autocomplete filter={contains}>
        <SearchField aria-label={t('palette.title')} autoFocus className={styles.search!}>
          <Input placeholder={t('palette.placeholder')} className={styles.input!} />
        </SearchField>
        {/* The entries themselves never have the focus, so that what scrolls must be able to. */}
        <div className={styles.list} tabIndex={0}>
          <Menu aria-label={t('palette.open')} items={commands} className={styles.entries!} renderEmptyState={() => <p className={styles.none}>{t('palette.none')}</p>}>
            {(command) => (
              <MenuItem id={command.id} textValue={command.label} className={styles.item!} onAction={() => { onClose(); command.run() }}>
                <Text slot="label">{command.label}</Text>
                {command.shortcut && <Keyboard className={styles.shortcut!}>{command.shortcut}</Keyboard>}
              </MenuItem>
            )}
          </Menu>
        </div>
      </Autocomplete>
    </Dialog>
  )
}
