import { Button } from '#ui/Button.tsx'
import { Panel } from '#ui/Panel.tsx'
import { Tag } from '#ui/Tag.tsx'
import { TaskBar } from '#ui/tasks/TaskBar.tsx'
import type { TaskState } from '#ui/tasks/useTask.ts'
import type { MergeEffects } from '#workers/types.ts'

import type { PlanWords } from '../words/places.ts'
import { effectVerdict, effectWords } from './effectWords.ts'
import styles from './Merge.module.css'

/** Effects with the decisions that they were worked out for. */
export type WorkedOut = { readonly of: string; readonly effects: MergeEffects }
type EffectsPanelProps = { readonly words: PlanWords; readonly state: TaskState<WorkedOut>; readonly decided: string; readonly onStart: () => void; readonly onStop: () => void }

const TONES = { better: 'good', worse: 'bad', unclear: 'plain' } as const

/** What the merge as decided so far does to the stress test: worked out when asked for, since it is a simulation of every choice. */
export function EffectsPanel({ words, state, decided, onStart, onStop }: EffectsPanelProps) {
  const { t, number } = words.text
  const found = state.phase === 'done' ? state.value : null
  const verdict = found ? effectVerdict(found.effects.whole) : 'unclear'
  // Without a clear difference the verdict has said it all.
  const told = found ? effectWords(words, found.effects.whole) : ''
  return (
    <Panel title={t('merge.effect.title')} caption={t('merge.effect.caption')}>
      {found && (
        <div className={styles.effect} role="status">
          <p><Tag tone={TONES[verdict]}>{t(`merge.effect.${verdict}`)}</Tag>{told !== t('merge.effect.none') && ` ${told}`}</p>
          <p className={styles.note}>
            {t('merge.effect.note', { scenario: found.effects.scenarioName, runs: number(found.effects.replications) })}
            {found.effects.leftOut > 0 && ` ${t('merge.effect.leftOut', { count: found.effects.leftOut })}`}
            {found.of !== decided && ` ${t('merge.effect.stale')}`}
          </p>
        </div>
      )}
      <TaskBar state={state} label={t('merge.effect.running')} onStop={onStop}>
        <div><Button size="small" onPress={onStart}>{t(found ? 'merge.effect.again' : 'merge.effect.start')}</Button></div>
      </TaskBar>
    </Panel>
  )
}
