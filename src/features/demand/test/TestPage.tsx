import { useLiveQuery } from 'dexie-react-hooks'
import { useMemo, useState } from 'react'

import { messages, type MessageKey } from '#i18n/messages.ts'
import { usePlanId } from '#state/currentPlan.ts'
import { useServices } from '#state/servicesContext.ts'
import { Button } from '#ui/Button.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { useText } from '#ui/language.tsx'
import { Page } from '#ui/Page.tsx'
import { Select } from '#ui/Select.tsx'
import { SentenceText } from '#ui/sentence/SentenceText.tsx'

import styles from '../Demand.module.css'
import { errorWords } from '#i18n/errorWords.ts'
import { ArmsPanel } from './ArmsPanel.tsx'
import { PushPanel } from './PushPanel.tsx'
import { ResultPanel } from './ResultPanel.tsx'
import { newTest } from './testInputs.ts'
import { testAnswer } from './testWords.ts'
import { useTestEdits, type TestChange } from './useTestEdits.ts'
import { useTestAnswer, useTests } from './useTests.ts'

/** From a small test to the first order before a big push. Every change is kept as one undoable step. */
export function TestPage() {
  const text = useText()
  const { t, number, language } = text
  const planId = usePlanId()
  const { db } = useServices()
  const edits = useTestEdits(planId)
  const tests = useTests(planId)
  const currency = useLiveQuery(async () => (await db.plans.get(planId)) && (await db.records.get([planId, 'settings', 'settings']))?.value, [db, planId])
  const money = (currency as { readonly currency?: string } | undefined)?.currency ?? 'USD'
  const [chosenId, setChosenId] = useState<string | null>(null)
  const test = tests?.find(({ id }) => id === chosenId) ?? tests?.[0]
  const { answer, error } = useTestAnswer(planId, test)
  const told = useMemo(() => answer && testAnswer(text, answer, money), [text, answer, money])
  if (!tests) return null
  const question = t('demand.testPage.question')
  async function add() {
    const after = newTest(crypto.randomUUID(), t('demand.testPage.newName', { n: number((tests ?? []).length + 1) }))
    if (await edits.save(after)) setChosenId(after.id)
  }
  const addButton = <Button tone={test ? 'plain' : 'primary'} onPress={() => void add()}>{t('demand.testPage.add')}</Button>
  if (!test) {
    return (
      <Page question={question} answer={t('demand.testPage.empty')} sub={t('demand.testPage.emptySub')}>
        <EmptyState title={t('demand.testPage.emptyTitle')} action={addButton}>{t('demand.testPage.emptyText')}</EmptyState>
      </Page>
    )
  }
  const change: TestChange = (update) => edits.change(test.id, update)
  const errorKey = `demand.testPage.error.${error?.code.split('.').at(-1) ?? ''}`
  const problem = error && (errorKey in messages[language] ? t(errorKey as MessageKey) : errorWords(text, error))
  return (
    <Page question={question} answer={told ? <SentenceText sentence={told} /> : (problem ?? t('demand.testPage.unfinished'))}>
      <div className={styles.end} data-test-answer={told ? 'told' : ''}>
        {tests.length > 1 && <Select label={t('demand.testPage.choose')} value={test.id} onChange={setChosenId} options={tests.map(({ id, name }) => ({ id, label: name }))} />}
        {addButton}
        <Button tone="quiet" onPress={() => edits.remove(test)}>{t('demand.testPage.remove')}</Button>
      </div>
      <div className={styles.even}>
        <ArmsPanel key={`arms ${test.id}`} test={test} currency={money} onChange={change} />
        <PushPanel key={`push ${test.id}`} test={test} currency={money} onChange={change} />
      </div>
      {answer && <ResultPanel answer={answer} currency={money} />}
    </Page>
  )
}
