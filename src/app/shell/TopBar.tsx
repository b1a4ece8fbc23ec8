import { useLocation } from 'wouter'

import { usePlanSaving } from '#features/plans/save/usePlanSaving.ts'
import { THEMES, usePreferences } from '#state/preferences.ts'
import { usePlanFiles } from '#state/planFiles.ts'
import { isUntouchedSample } from '#storage/sample.ts'
import type { PlanRow } from '#storage/types.ts'
import { Button, IconButton } from '#ui/Button.tsx'
import { canSaveInPlace } from '#ui/fileAccess.ts'
import { useText } from '#ui/language.tsx'
import { Menu, type MenuAction } from '#ui/Menu.tsx'
import { Tag } from '#ui/Tag.tsx'
import { Tooltip } from '#ui/Tooltip.tsx'

import { visibleText } from '#shared/visibleText.ts'
import { planPath, readPath } from '../routes/paths.ts'
import { RedoIcon, ThemeIcon, UndoIcon } from './icons.tsx'
import styles from './TopBar.module.css'
import { modKey } from './useShortcuts.ts'
import type { Undo } from './useUndo.ts'

type TopBarProps = {
  readonly plan: PlanRow | null
  readonly plans: readonly PlanRow[]
  readonly undo: Undo
  readonly onOpenPalette: () => void
  readonly onOpenSheet: () => void
}

/** Which plan, whether it is saved, one step back and forth, commands, appearance and language. */
export function TopBar({ plan, plans, undo, onOpenPalette, onOpenSheet }: TopBarProps) {
  const { t, language } = useText()
  const { theme, set } = usePreferences()
  const other = language === 'zh' ? 'en' : 'zh'
  const appearance: MenuAction[] = [
    ...THEMES.map((id) => ({ id, label: t(`shell.theme.${id}`), isCurrent: theme === id, onAction: () => set({ theme: id }) })),
    { id: 'shortcuts', label: t('shortcuts.title'), shortcut: '?', onAction: onOpenSheet, startsGroup: true },
  ]
  return (
    <header className={styles.bar}>
      <PlanSwitcher plan={plan} plans={plans} />
      {plan && <span className={styles.saved} role="status">{isUntouchedSample(plan) ? <Tag tone="plain">{t('shell.sample')}</Tag> : null} {t('shell.savedHere')}</span>}
      <span className={styles.space} />
      <Tooltip text={`${undo.undoStep ? t('shell.undoStep', { step: undo.undoStep }) : t('shell.nothingToUndo')} · ${modKey} Z`}>
        <IconButton label={undo.undoStep ? t('shell.undoStep', { step: undo.undoStep }) : t('shell.undo')} onPress={undo.undo} isDisabled={!undo.undoStep}><UndoIcon /></IconButton>
      </Tooltip>
      <Tooltip text={`${undo.redoStep ? t('shell.redoStep', { step: undo.redoStep }) : t('shell.nothingToRedo')} · ${modKey} ⇧ Z`}>
        <IconButton label={undo.redoStep ? t('shell.redoStep', { step: undo.redoStep }) : t('shell.redo')} onPress={undo.redo} isDisabled={!undo.redoStep}><RedoIcon /></IconButton>
      </Tooltip>
      <span className={styles.wide}><Button tone="chip" size="small" onPress={onOpenPalette} aria-label={t('palette.open')}>{modKey} K</Button></span>
      <Menu label={t('shell.theme')} trigger={<IconButton label={t('shell.settings')}><ThemeIcon /></IconButton>} actions={appearance} />
      <Button tone="chip" size="small" onPress={() => set({ language: other })}><span lang={other === 'zh' ? 'zh-CN' : 'en'}>{t('shell.otherLanguage')}</span></Button>
    </header>
  )
}

function PlanSwitcher({ plan, plans }: { readonly plan: PlanRow | null; readonly plans: readonly PlanRow[] }) {
  const { t } = useText()
  const [path, navigate] = useLocation()
  const saving = usePlanSaving()
  const { planId, chapterId } = readPath(path)
  const actions: MenuAction[] = [
    ...plans.map((row) => ({
      id: row.id as string, label: row.name, isCurrent: row.id === plan?.id, ...(isUntouchedSample(row) ? { note: t('shell.sample') } : {}),
      // The same chapter of the other plan: comparing two plans means looking at one page of each.
      onAction: () => navigate(planPath(row.id, planId === null ? undefined : chapterId)),
    })),
    ...(plan ? [{ id: 'save', label: t('shell.savePlanFile'), onAction: () => void saving.save(plan.id), startsGroup: true }, ...(canSaveInPlace() ? [{ id: 'saveAs', label: t('planFile.inPlace.choose'), onAction: () => void saving.saveAs(plan.id, plan.name) }] : []), { id: 'share', label: t('planFile.save.open'), onAction: () => usePlanFiles.getState().save(plan.id) }, { id: 'history', label: t('chapter.history'), onAction: () => navigate(planPath(plan.id, 'history')) }] : []),
    { id: 'all', label: t('shell.allPlans'), onAction: () => navigate('/plans'), startsGroup: plan === null },
  ]
  return (
    <Menu label={t('shell.switchPlan')} actions={actions} trigger={
      <Button tone="quiet" aria-label={`${t('shell.switchPlan')}: ${plan?.name ?? t('shell.noPlan')}`}>
        <span className={styles.planName}>{plan ? visibleText(plan.name) : t('shell.noPlan')}</span><span aria-hidden className={styles.arrow}>▾</span>
      </Button>
    } />
  )
}
