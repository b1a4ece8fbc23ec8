import { Link, useLocation } from 'wouter'

import type { PlanRow } from '#storage/types.ts'
import { Button } from '#ui/Button.tsx'
import { useText } from '#ui/language.tsx'
import { Menu } from '#ui/Menu.tsx'

import type { NavigationItem } from './navigationItems.ts'
import { SavedWords } from './SavedWords.tsx'
import styles from './Navigation.module.css'

const GROUPS = ['plan', 'operate', 'keep'] as const
const TABS_SHOWN = 5

type NavigationProps = { readonly items: readonly NavigationItem[]; readonly current: string }

/** Chapters at the left of a wide screen, with what is saved where at its foot. */
export function Rail({ items, current, plan }: NavigationProps & { readonly plan: PlanRow | null }) {
  const { t, language } = useText()
  return (
    <aside className={styles.rail} aria-label={t('app.name')}>
      <Link href="/" className={styles.brand!}>{t('app.name')}<small lang={language === 'zh' ? 'en' : 'zh-CN'}>{language === 'zh' ? 'Headroom' : '余量'}</small></Link>
      <nav aria-label={t('shell.chapters')}>
        {GROUPS.map((group) => {
          const members = items.filter((item) => item.group === group)
          return members.length === 0 ? null : (
            <div key={group} className={styles.group}>
              <p className={styles.groupTitle} id={`group-${group}`}>{t(`chapter.group.${group}`)}</p>
              <ul aria-labelledby={`group-${group}`}>
                {members.map((item) => (
                  <li key={item.id}>
                    <Link href={item.href} className={styles.chapter!} {...(item.id === current ? { 'aria-current': 'page' as const } : {})}>{t(item.titleKey)}</Link>
                  </li>
                ))}
              </ul>
            </div>
          )
        })}
      </nav>
      <div className={styles.foot}><SavedWords plan={plan} /></div>
    </aside>
  )
}

/** The same chapters at the foot of a narrow screen: five at most, the rest behind "More". */
export function Tabs({ items, current }: NavigationProps) {
  const { t } = useText()
  const [, navigate] = useLocation()
  const shown = items.length <= TABS_SHOWN ? items : items.slice(0, TABS_SHOWN - 1)
  const rest = items.slice(shown.length)
  return (
    <nav aria-label={t('shell.chapters')} className={styles.tabs}>
      {shown.map((item) => (
        <Link key={item.id} href={item.href} className={styles.tab!} {...(item.id === current ? { 'aria-current': 'page' as const } : {})}>{t(item.titleKey)}</Link>
      ))}
      {rest.length > 0 && (
        <Menu label={t('shell.more')} trigger={<Button tone="quiet">{t('shell.more')}</Button>}
          actions={rest.map((item) => ({ id: item.id, label: t(item.titleKey), isCurrent: item.id === current, onAction: () => navigate(item.href) }))} />
      )}
    </nav>
  )
}
