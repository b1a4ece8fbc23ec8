import { useEffect, useState, type ReactNode } from 'react'

import { useServices } from '#state/servicesContext.ts'
import type { ServiceError } from '#state/services.ts'
import { storageErrorOf } from '#storage/errors.ts'
import { describeDatabase, openDb } from '#storage/open.ts'
import { findDamage } from '#storage/peek.ts'
import { purgeTrash } from '#storage/plans.ts'
import { forgetSentinel, isDatabaseLost, readSentinel, type Sentinel } from '#storage/sentinel.ts'
import { useText } from '#ui/language.tsx'
import { Page } from '#ui/Page.tsx'
import { Button } from '#ui/Button.tsx'

import { errorWords } from '#i18n/errorWords.ts'
import { DamageScreen, isDamage } from './DamageScreen.tsx'
import { Loading } from './Loading.tsx'
import { RestoreScreen } from './RestoreScreen.tsx'
import styles from './Shell.module.css'

/** Opening takes a tenth of a second; after this something holds it. */
const SLOW_MS = 5000

type Phase =
  | { readonly phase: 'opening' }
  | { readonly phase: 'open' }
  | { readonly phase: 'lost'; readonly sentinel: Sentinel }
  | { readonly phase: 'failed'; readonly error: ServiceError }

/** Shows the app once its database is open and is the one that was there before; otherwise says what happened and what helps. */
export function DatabaseGate({ children }: { readonly children: ReactNode }) {
  const { db } = useServices()
  const text = useText()
  const { t } = text
  const [state, setState] = useState<Phase>({ phase: 'opening' })
  const [isSlow, setIsSlow] = useState(false)
  useEffect(() => {
    let isGone = false
    async function open(): Promise<Phase> {
      const opened = await openDb(db)
      if (!opened.ok) return { phase: 'failed', error: opened.error }
      const damage = await findDamage(db)
      if (damage) {
        // Nothing may be written over what can still be read.
        db.close({ disableAutoOpen: true })
        return { phase: 'failed', error: damage }
      }
      const sentinel = readSentinel(localStorage)
      if (isDatabaseLost(sentinel, await describeDatabase(db)) && sentinel) return { phase: 'lost', sentinel }
      void purgeTrash(db)
      return { phase: 'open' }
    }
    open().then((next) => !isGone && setState(next), (error: unknown) => !isGone && setState({ phase: 'failed', error: storageErrorOf(error) ?? { code: String(error) } }))
    const slow = setTimeout(() => setIsSlow(true), SLOW_MS)
    return () => {
      isGone = true
      clearTimeout(slow)
    }
  }, [db])
  switch (state.phase) {
    case 'open':
      return children
    case 'opening':
      return <main className={styles.main}><Loading />{isSlow && <p role="status">{t('database.slow')}</p>}</main>
    case 'lost':
      return (
        <RestoreScreen sentinel={state.sentinel} onDone={() => {
          forgetSentinel(localStorage)
          setState({ phase: 'open' })
        }} />
      )
    case 'failed':
      if (isDamage(state.error.code)) return <DamageScreen error={{ ...state.error, code: state.error.code }} />
      return (
        <main className={styles.main}>
          <Page question={t('app.name')} answer={t('boot.failed.title')} sub={t('boot.failed.text', { reason: errorWords(text, state.error) })}>
            <div><Button tone="primary" onPress={() => location.reload()}>{t('crash.reload')}</Button></div>
          </Page>
        </main>
      )
  }
}
