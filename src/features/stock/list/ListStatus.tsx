import { Link } from 'wouter'

import { Button } from '#ui/Button.tsx'
import { useText } from '#ui/language.tsx'
import { Progress } from '#ui/Progress.tsx'

import { errorWords } from '#i18n/errorWords.ts'
import styles from '../Stock.module.css'
import type { useStockList } from './useStockList.ts'

/** How far the list is: progress with a way to stop, what went wrong, and a way to start again. */
export function ListStatus({ list }: { readonly list: ReturnType<typeof useStockList> }) {
  const text = useText()
  const { t, number } = text
  const { status, progress, error, rows } = list
  const isWorking = status === 'running' || status === 'idle'
  return (
    <>
      <p className={styles.spoken} role="status" data-stock-status={status}>{status === 'done' ? t('stock.done', { count: rows.length, n: number(rows.length) }) : ''}</p>
      {status !== 'done' && (
        <div className={styles.row}>
          {isWorking && (
            <Progress
              label={t('stock.working')} doneShare={progress && progress.total > 0 ? progress.done / progress.total : null} onCancel={list.stop}
              {...(progress ? { detail: t('stock.progress', { done: number(progress.done), total: number(progress.total) }) } : {})}
            />
          )}
          {isWorking && rows.length > 0 && <span className={styles.quiet}>{t('stock.refreshing')}</span>}
          {!isWorking && <Button onPress={list.start}>{t('stock.again')}</Button>}
          {status === 'stopped' && rows.length > 0 && <span className={styles.quiet}>{t('stock.stopped')}</span>}
          {status === 'failed' && error && (
            <>
              <span role="alert" className={styles.failed}><span aria-hidden>▲ </span>{errorWords(text, error)}</span>
              <Link href="/data">{t('stock.toData')}</Link><Link href="/network">{t('stock.toNetwork')}</Link>
            </>
          )}
        </div>
      )}
    </>
  )
}
