import { useLiveQuery } from 'dexie-react-hooks'
import { useEffect, useState, type ReactNode } from 'react'
import { useLocation } from 'wouter'

import { DamagedFiles } from '#features/plans/open/DamagedFiles.tsx'
import { LockedFiles } from '#features/plans/open/LockedFiles.tsx'
import { PlanHereDialog } from '#features/plans/open/PlanHereDialog.tsx'
import { SavePlanDialog } from '#features/plans/save/SavePlanDialog.tsx'
import { usePlanSaving } from '#features/plans/save/usePlanSaving.ts'
import { usePreferences } from '#state/preferences.ts'
import { useServices } from '#state/servicesContext.ts'
import { listPlans } from '#storage/plans.ts'
import { useText } from '#ui/language.tsx'

import { planPath, readPath } from '../routes/paths.ts'
import { BackupProblem } from './BackupProblem.tsx'
import { BackupReminder } from './BackupReminder.tsx'
import { CommandPalette } from './CommandPalette.tsx'
import { DropAnywhere } from './DropAnywhere.tsx'
import { Rail, Tabs } from './Navigation.tsx'
import styles from './Shell.module.css'
import { ShortcutsSheet } from './ShortcutsSheet.tsx'
import { TopBar } from './TopBar.tsx'
import { chapterTitle, navigationItems } from './navigationItems.ts'
import { useFolderBackups } from './useFolderBackups.ts'
import { useSentinel } from './useSentinel.ts'
import { useShortcuts } from './useShortcuts.ts'
import { useStartedAnew } from './useStartedAnew.ts'
import { useUndo } from './useUndo.ts'

/** What stands around every page: chapters, plan, undo, language, drop area. */
export function Shell({ children }: { readonly children: ReactNode }) {
  const { db } = useServices()
  const { t } = useText()
  const [path, navigate] = useLocation()
  const lastPlanId = usePreferences((preferences) => preferences.lastPlanId)
  const plans = useLiveQuery(() => listPlans(db), [db])
  const address = readPath(path)
  const plan = plans?.find(({ id }) => id === (address.planId ?? lastPlanId)) ?? null
  const [isPaletteOpen, setIsPaletteOpen] = useState(false)
  const [isSheetOpen, setIsSheetOpen] = useState(false)
  useSentinel(db, plans)
  useFolderBackups(plans)
  useStartedAnew()
  const undo = useUndo(address.planId, plan?.id ?? null)
  const saving = usePlanSaving()
  const items = navigationItems(plan?.id ?? null)
  const title = chapterTitle(address.chapterId)

  useEffect(() => {
    document.title = [title && t(title), plan?.name, t('app.name')].filter(Boolean).join(' · ')
  }, [title, plan?.name, t])
  useShortcuts({
    undo: undo.undo, redo: undo.redo,
    save: () => plan && void saving.save(plan.id),
    openPalette: () => setIsPaletteOpen(true),
    openSheet: () => setIsSheetOpen(true),
    goTo: (index) => {
      const item = items[index]
      if (item) navigate(item.href)
    },
  })

  return (
    <div className={styles.shell}>
      <a className={styles.skip} href="#main" onClick={(event) => { event.preventDefault(); document.getElementById('main')?.focus() }}>{t('shell.skip')}</a>
      <Rail items={items} current={address.chapterId} plan={plan} />
      <div className={styles.column}>
        <TopBar plan={plan} plans={plans ?? []} undo={undo} onOpenPalette={() => setIsPaletteOpen(true)} onOpenSheet={() => setIsSheetOpen(true)} />
        <BackupProblem isHidden={address.chapterId === 'storage'} />
        {plan && <BackupReminder plan={plan} />}
        <main id="main" tabIndex={-1} className={styles.main}>{children}</main>
      </div>
      <Tabs items={items} current={address.chapterId} />
      <CommandPalette isOpen={isPaletteOpen} onClose={() => setIsPaletteOpen(false)} items={items} plan={plan} plans={plans ?? []} undo={undo} onOpenSheet={() => setIsSheetOpen(true)} />
      <ShortcutsSheet isOpen={isSheetOpen} onClose={() => setIsSheetOpen(false)} />
      <PlanHereDialog isHeld={address.chapterId === 'merge'} onOpenPlan={(planId) => navigate(planPath(planId))} onReview={(planId) => navigate(planPath(planId, 'merge'))} />
      <LockedFiles onOpenPlan={(planId) => navigate(planPath(planId))} />
      <DamagedFiles onOpenPlan={(planId) => navigate(planPath(planId))} />
      <SavePlanDialog nameOf={(planId) => plans?.find(({ id }) => id === planId)?.name ?? ''} />
      <DropAnywhere planId={plan?.id ?? null} />
    </div>
  )
}
