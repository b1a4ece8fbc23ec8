import { useDeferredValue, useMemo } from 'react'
import { Link } from 'wouter'

import { usePlanId } from '#state/currentPlan.ts'
import { Button } from '#ui/Button.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { useText } from '#ui/language.tsx'
import { Page } from '#ui/Page.tsx'
import { Progress } from '#ui/Progress.tsx'
import { SentenceText } from '#ui/sentence/SentenceText.tsx'

import styles from '../Demand.module.css'
import { errorWords } from '#i18n/errorWords.ts'
import { ListPanel } from './ListPanel.tsx'
import { hasSales, listAnswer, listSub } from './listWords.ts'
import { useDemandList } from './useDemandList.ts'

/** How much will sell of everything in the next four weeks: a quick answer first, the best one streaming in behind it. */
export function ListPage() {
  const text = useText()
  const { t, number } = text
  const list = useDemandList(usePlanId())
  const { status, progress } = list
  const rows = useDeferredValue(list.rows)
  const told = useMemo(() => (hasSales(rows) ? { answer: listAnswer(text, rows), sub: listSub(text, rows) } : null), [text, rows])
  const question = t('demand.list.question')
  if (!told && (status === 'done' || (status === 'stopped' && rows.length === 0))) {
    return (
      <Page question={question} answer={t('demand.list.empty')} sub={t('demand.list.emptySub')}>
        <EmptyState title={t('demand.list.emptyTitle')} action={<Link href="/data">{t('demand.list.toData')}</Link>}>{t('demand.list.emptyText')}</EmptyState>
      </Page>
    )
  }
  return (
    <Page question={question} answer={told ? <SentenceText sentence={told.answer} /> : status === 'failed' ? t('demand.list.failed') : t('demand.list.working')} sub={told && told.sub.length > 0 && <SentenceText sentence={told.sub} />}>
      <p className={styles.spoken} role="status" data-demand-status={status}>{status === 'done' ? t('demand.list.done', { count: rows.length, n: number(rows.length) }) : ''}</p>
      {status !== 'done' && (
        <div className={styles.row}>
          {(status === 'running' || status === 'idle') && (
            <Progress
              label={t(`demand.list.phase.${progress?.phase ?? 'instant'}`)} doneShare={progress && progress.total > 0 ? progress.done / progress.total : null} secondsLeft={progress?.secondsLeft ?? null} onCancel={list.stop}
              detail={[t(`demand.list.phase.${progress?.phase ?? 'instant'}`), ...(progress ? [t('demand.list.progress', { done: number(progress.done), total: number(progress.total) })] : [])].join(' · ')}
            />
          )}
          {(status === 'stopped' || status === 'failed') && <Button onPress={list.start}>{t('demand.list.again')}</Button>}
          {status === 'stopped' && <span className={styles.quiet}>{t('demand.list.stopped')}</span>}
          {status === 'failed' && list.error && <span role="alert" className={styles.failed}><span aria-hidden>▲ </span>{errorWords(text, list.error)}</span>}
        </div>
      )}
      {rows.length > 0 && <ListPanel rows={rows} />}
    </Page>
  )
}
