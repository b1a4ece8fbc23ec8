import { useCallback, useMemo } from 'react'
import { Link } from 'wouter'

import { planStart } from '#advice/planStart.ts'
import type { PlanDocument } from '#domain/plan.ts'
import type { Scenario } from '#domain/scenario.ts'
import { isoDayOf } from '#domain/calendar/days.ts'
import { FlowStrip } from '#ui/flow-strip/FlowStrip.tsx'
import { useText } from '#ui/language.tsx'
import { Page } from '#ui/Page.tsx'
import type { RunRow } from '#storage/types.ts'

import { answer, lateDispatchSentence, question } from './answer.ts'
import { AssumptionsPanel } from './AssumptionsPanel.tsx'
import { CertificatePanel } from './certificate/CertificatePanel.tsx'
import type { ChartContext } from './charts.ts'
import { ChartsSection } from './ChartsSection.tsx'
import { GatesPanel } from './GatesPanel.tsx'
import { ActionsPanel } from './results/ActionsPanel.tsx'
import { NodesPanel } from './results/NodesPanel.tsx'
import { MoneyPanel } from './results/MoneyPanel.tsx'
import { LivePanel } from './live/LivePanel.tsx'
import { QuestionPanels } from './QuestionPanels.tsx'
import { RunFigures } from './RunFigures.tsx'
import { runFingerprint } from './fingerprint.ts'
import { RunFooter } from './RunFooter.tsx'
import { canRun, partialResult, storedView } from './runState.ts'
import { withActions } from './editor/scenarioEdits.ts'
import { ScenarioPanel } from './editor/ScenarioPanel.tsx'
import { plainText } from '#ui/sentence/sentence.ts'
import { SentenceText } from '#ui/sentence/SentenceText.tsx'
import { flowStages, type RunView } from './stages.ts'
import styles from './StressTest.module.css'
import { mainMarket, plannedFactor, type Telling } from './telling.ts'
import { useScenarioEdits } from './editor/useScenarioEdits.ts'
import { useStressRun } from './useStressRun.ts'
import { unknownStages } from './unknownStages.ts'

type Props = { readonly document: PlanDocument; readonly scenario: Scenario; readonly stored: RunRow | null | undefined; readonly revision: number }

/** One question, its answer in a sentence, the strip, the pictures, the table, the settings. */
export function StressTest({ document, scenario, stored, revision }: Props) {
  const text = useText()
  const { t } = text
  const actions = useScenarioEdits(document)
  const run = useStressRun(document, scenario, stored, revision)
  const partial = run.state.phase === 'running' ? run.state.partial : null
  const view = useMemo(() => partial ?? (stored ? storedView(stored) : null), [partial, stored])
  const start = useMemo(() => (canRun(document) ? planStart(document, scenario) : null), [document, scenario])
  const told = useMemo(() => {
    const speech = { language: text.language, t: text.t, document, scenario }
    const telling: Telling | null = partial && start ? { ...speech, result: partialResult(partial, scenario.seed, start.startHourUtc), answers: null }
      : stored ? { ...speech, result: stored.result, answers: stored.answers } : null
    return telling && { answer: answer(telling), sub: lateDispatchSentence(telling) }
  }, [partial, stored, start, text, document, scenario])
  const contextOf = useCallback(
    (run: RunView | null): ChartContext | null => run && start && { speech: { language: text.language, t: text.t }, document, scenario, run, startHourUtc: run.startHourUtc ?? start.startHourUtc },
    [start, text, document, scenario],
  )
  const context = useMemo(() => contextOf(view), [contextOf, view])
  const whole = useMemo(() => contextOf(stored ? storedView(stored) : null), [contextOf, stored])
  const unknown = useMemo(() => (view ? unknownStages(document, view.assumptions) : []), [document, view])

  // Once for all panels: it reads the whole plan.
  const fingerprint = useMemo(() => runFingerprint(document, scenario), [document, scenario])

  if (!start) return <Page question={question(text, scenario)} answer={t('stress.answer.empty')} sub={<>{t('stress.sub.empty')} <Link href="/data">{t('stress.enter.data')}</Link></>} />
  const isFinal = told !== null && run.state.phase !== 'running' && !run.isStale
  const sub = !told ? null : <><SentenceText sentence={told.sub} />{run.isStale && !partial && <span className={styles.stale}> {t('stress.run.stale')}</span>}</>
  return (
    <Page
      question={question(text, scenario)}
      answer={told ? <SentenceText sentence={told.answer} /> : t('stress.answer.working')}
      sub={sub}
    >
      <p className={styles.spoken} role="status" data-answer="">{isFinal ? `${t('stress.run.done')} ${plainText(told.answer)}` : ''}</p>
      <ScenarioPanel document={document} scenario={scenario} firstDay={isoDayOf(start.firstDays[0] ?? 0)} run={run} hasResult={Boolean(stored)} actions={actions} />
      {view && <FlowStrip stages={flowStages(text, document, scenario, view)} plannedFactor={plannedFactor(scenario)} />}
      {context && <ChartsSection context={context} />}
      {stored && <LivePanel document={document} scenario={scenario} fingerprint={fingerprint} />}
      {whole && <RunFigures context={whole} answers={stored?.answers ?? null} isAway={partial !== null} />}
      {view && <GatesPanel summary={view.summary} toleranceShare={scenario.toleranceShare} unknown={unknown} />}
      <ActionsPanel document={document} scenario={scenario} fingerprint={fingerprint} onActions={(planned) => actions.change(scenario.id, (one) => withActions(one, planned))} />
      {view && <MoneyPanel summary={view.summary} currency={document.settings.currency} />}
      <QuestionPanels document={document} scenario={scenario} fingerprint={fingerprint} />
      {stored?.answers?.nodes && stored.answers.nodes.length > 0 && <NodesPanel nodes={stored.answers.nodes} currency={document.settings.currency} />}
      <CertificatePanel document={document} scenario={scenario} onWishes={(gates) => actions.change(scenario.id, (one) => ({ ...one, gates }))} />
      {view && <AssumptionsPanel assumptions={view.assumptions} />}
      {stored && !partial && <RunFooter result={stored.result} market={mainMarket(document)} />}
    </Page>
  )
}
