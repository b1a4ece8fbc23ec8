import type { Comparison } from '#advice/compare/compareScenarios.ts'
import type { Choice, Conflict, Value } from '#plan-file/merge/types.ts'
import { ChoiceCards } from '#ui/ChoiceCards.tsx'
import { Tag } from '#ui/Tag.tsx'
import type { MergeEffects } from '#workers/types.ts'

import { fieldWords, recordWords, type PlanWords } from '../words/places.ts'
import { valueWords } from '../words/values.ts'
import { decisionOf, editableFields, sideOf, type Decisions } from './decisions.ts'
import { effectWords } from './effectWords.ts'
import styles from './Merge.module.css'
import { ValueEditor } from './ValueEditor.tsx'

type ConflictGroupProps = { readonly words: PlanWords; readonly conflicts: readonly [Conflict, ...Conflict[]]; readonly theirName: string | null; readonly decisions: Decisions; /** Of theirs instead of mine, once worked out. */ readonly effects: MergeEffects['byConflict'] | null; readonly onDecide: (conflict: Conflict, choice: Choice) => void }

/** Everything to be decided of one record. */
export function ConflictGroup({ words, conflicts, theirName, decisions, effects, onDecide }: ConflictGroupProps) {
  const { t } = words.text
  const isDecided = conflicts.every((conflict) => decisionOf(conflict, decisions) !== null)
  return (
    <div className={styles.card} data-open={!isDecided || undefined}>
      <div className={styles.cardHead}>
        <h3 className={styles.cardTitle}>{recordWords(words, conflicts[0].kind, conflicts[0].key)}</h3>
        <Tag tone={isDecided ? 'good' : 'warn'} isBare>{t(isDecided ? 'merge.decided' : 'merge.open')}</Tag>
      </div>
      {conflicts.map((conflict) => <Question key={conflict.id} words={words} conflict={conflict} theirName={theirName} decision={decisionOf(conflict, decisions)} effect={effects?.get(conflict.id)} onDecide={(choice) => onDecide(conflict, choice)} />)}
    </div>
  )
}

type QuestionProps = { readonly words: PlanWords; readonly conflict: Conflict; readonly theirName: string | null; readonly decision: Choice | null; readonly effect: Comparison | null | undefined; readonly onDecide: (choice: Choice) => void }

function Question({ words, conflict, theirName, decision, effect, onDecide }: QuestionProps) {
  const { t } = words.text
  const said = (value: Value) => valueWords(words, conflict, value)
  const fields = editableFields(conflict)
  const side = sideOf(decision)
  const notes = [
    ...(conflict.clash === 'deletion' ? [t('merge.clash.deletion')] : conflict.clash === 'additions' ? [t('merge.clash.additions')] : conflict.clash === 'order' ? [t('merge.clash.order')] : []),
    ...(effect === undefined ? [] : [effect === null ? t('merge.effect.impossible') : t('merge.effect.ofTheirs', { effect: effectWords(words, effect) })]),
    ...(conflict.base === undefined ? [] : [t('merge.before', { value: said(conflict.base) })]),
    ...(fields === null && typeof conflict.ours === 'object' && typeof conflict.theirs === 'object' && conflict.path !== '' ? [t('merge.editLater')] : []),
  ]
  return (
    <div className={styles.question}>
      <ChoiceCards
        groupId={questionId(conflict)} label={fieldWords(words, conflict)} notes={notes} value={side}
        options={[
          { id: 'ours', label: t('merge.side.ours'), value: said(conflict.ours) },
          { id: 'theirs', label: theirName === null ? t('merge.side.theirs') : t('merge.side.theirsOf', { who: theirName }), value: said(conflict.theirs) },
          ...(fields === null ? [] : [{ id: 'edit' as const, label: t('merge.side.edit') }]),
        ]}
        onChange={(next) => onDecide(next === 'edit' ? { value: conflict.ours } : next)}
      />
      {fields !== null && typeof decision === 'object' && decision !== null && <ValueEditor words={words} conflict={conflict} fields={fields} value={decision.value} onChange={(value) => onDecide({ value })} />}
    </div>
  )
}

export function questionId({ id }: Conflict): string {
  return `question ${id}`.replaceAll(' ', '_')
}
