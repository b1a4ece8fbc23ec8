import { useLiveQuery } from 'dexie-react-hooks'
import { useMemo, useState } from 'react'
import { Link } from 'wouter'

import type { PastEvent } from '#domain/pastEvent.ts'
import { usePlanId } from '#state/currentPlan.ts'
import { useServices } from '#state/servicesContext.ts'
import { readRecordsOfKind } from '#storage/records.ts'
import { EmptyState } from '#ui/EmptyState.tsx'
import { useText } from '#ui/language.tsx'
import { Page } from '#ui/Page.tsx'
import { SentenceText } from '#ui/sentence/SentenceText.tsx'

import { errorWords } from '#i18n/errorWords.ts'
import { EventDialog } from './EventDialog.tsx'
import { EventsPanel } from './EventsPanel.tsx'
import { eventsAnswer, eventsSub } from './eventWords.ts'
import { LeftOutEvents } from './LeftOutEvents.tsx'
import { useEvents } from './useEvents.ts'
import { useStressEvents } from './useStressEvents.ts'

/** Every burst, livestream and promotion of the past, what the next would be, and a way to try it. */
export function EventsPage() {
  const text = useText()
  const { t } = text
  const planId = usePlanId()
  const { db } = useServices()
  const { library, error } = useEvents(planId)
  const corrections = useLiveQuery(() => readRecordsOfKind(db, planId, 'pastEvent'), [db, planId])
  const skus = useLiveQuery(() => readRecordsOfKind(db, planId, 'sku'), [db, planId])
  const hasHistory = useLiveQuery(async () => ((await db.histories.get(planId))?.history.series.length ?? 0) > 0, [db, planId])
  const names = useMemo(() => new Map((skus ?? []).map(({ id, sellerSku }) => [id as string, sellerSku || id])), [skus])
  const told = useMemo(() => library && { answer: eventsAnswer(text, library), sub: eventsSub(text, library) }, [text, library])
  const [open, setOpen] = useState<PastEvent | null>(null)
  const stress = useStressEvents(planId)
  const question = t('demand.eventPage.question')
  if (hasHistory === false) {
    return (
      <Page question={question} answer={t('demand.eventPage.empty')}>
        <EmptyState title={t('demand.eventPage.emptyTitle')} action={<Link href="/data">{t('demand.list.toData')}</Link>}>{t('demand.eventPage.emptyText')}</EmptyState>
      </Page>
    )
  }
  return (
    <Page question={question} answer={told ? <SentenceText sentence={told.answer} /> : error ? errorWords(text, error) : t('demand.eventPage.working')} sub={told?.sub}>
      {library && <EventsPanel library={library} names={names} stress={stress} onCorrect={setOpen} />}
      <LeftOutEvents corrections={corrections ?? []} />
      {open && <EventDialog key={open.id} event={open} known={corrections?.find(({ id }) => id === open.id)} onClose={() => setOpen(null)} />}
    </Page>
  )
}
