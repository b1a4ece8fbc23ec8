import { useCallback, useEffect, useState } from 'react'

import { errorWords } from '#i18n/errorWords.ts'
import type { ServiceError } from '#state/services.ts'
import type { StoredPlan } from '#storage/storedPlans.ts'
import { Button } from '#ui/Button.tsx'
import { useText } from '#ui/language.tsx'
import { Page } from '#ui/Page.tsx'

import { StartAnewDialog } from './StartAnewDialog.tsx'
import { StoredPlansPanel, type SavedStored } from './StoredPlansPanel.tsx'
import styles from './Shell.module.css'

/** `isTold`: the sentence of the error says more than the text does. */
const KINDS = {
  'storage.newerDatabase': { answer: 'damage.newer.answer', text: 'damage.newer.text', isDamaged: false, isTold: false },
  'storage.damaged': { answer: 'damage.damaged.answer', text: 'damage.damaged.text', isDamaged: true, isTold: false },
  'storage.backupFailed': { answer: 'damage.backup.answer', text: 'damage.backup.text', isDamaged: true, isTold: false },
  // No room to open them, or the files of the database are damaged so that the browser opens none of it.
  'storage.notOpened': { answer: 'boot.failed.title', text: 'damage.notOpened.text', isDamaged: true, isTold: true },
  'storage.unavailable': { answer: 'boot.failed.title', text: null, isDamaged: true, isTold: true },
} as const
const NONE_SAVED: SavedStored = new Map()
export type DamageCode = keyof typeof KINDS

export function isDamage(code: string): code is DamageCode {
  return Object.hasOwn(KINDS, code)
}

/** The database cannot be used: what happened, every plan as a file, and a way on. Nothing is written before the reader says so. */
export function DamageScreen({ error }: { readonly error: ServiceError & { readonly code: DamageCode } }) {
  const text = useText()
  const { t } = text
  const [found, setFound] = useState<{ readonly plans: readonly StoredPlan[]; readonly saved: SavedStored } | null>(null)
  const [isAsking, setIsAsking] = useState(false)
  const kind = KINDS[error.code]
  const isNewer = error.code === 'storage.newerDatabase'
  useEffect(() => {
    // The newer version may wait at the server: its offer then appears below.
    if (isNewer) void navigator.serviceWorker?.getRegistration().then((registration) => registration?.update()).catch(() => undefined)
  }, [isNewer])
  const note = useCallback((plans: readonly StoredPlan[], saved: SavedStored) => setFound({ plans, saved }), [])
  const words = errorWords(text, error)
  const lead = kind.isTold ? words : error.params?.['part'] === undefined ? '' : t('damage.part', { part: error.params['part'] })
  return (
    <main className={styles.main}>
      <Page
        question={t('app.name')} answer={t(kind.answer)} sub={kind.text === null ? t('boot.failed.text', { reason: words }) : `${lead} ${t(kind.text)}`.trim()}
        actions={<><Button onPress={() => location.reload()}>{t('crash.reload')}</Button>{kind.isDamaged && <Button tone="danger" onPress={() => setIsAsking(true)}>{t('damage.anew')}</Button>}</>}
      >
        <StoredPlansPanel onChange={note} />
      </Page>
      {isAsking && <StartAnewDialog plans={found?.plans ?? null} saved={found?.saved ?? NONE_SAVED} onClose={() => setIsAsking(false)} />}
    </main>
  )
}
