import type { ReactNode } from 'react'
import { Label, Radio, RadioGroup, Text } from 'react-aria-components'

import styles from './ChoiceCards.module.css'
import { cx } from './cx.ts'

export type ChoiceCard<Id extends string> = { readonly id: Id; /** Whose or what kind of answer it is. */ readonly label: string; /** The answer itself. */ readonly value?: string }
export type ChoiceCardsProps<Id extends string> = {
  readonly label: ReactNode
  /** Spoken with the question, and shown below it. */
  readonly notes?: readonly string[]
  readonly options: readonly ChoiceCard<Id>[]
  /** null = still open. */
  readonly value: Id | null
  readonly onChange: (value: Id) => void
  /** So that a page can move the focus to what is still open. */
  readonly groupId?: string
}

/** One question with its answers side by side: arrow keys choose, Tab goes on to the next question. */
export function ChoiceCards<Id extends string>({ label, notes = [], options, value, onChange, groupId }: ChoiceCardsProps<Id>) {
  return (
    <RadioGroup value={value} onChange={(id) => onChange(id as Id)} className={cx(styles.group)} {...(groupId ? { id: groupId } : {})}>
      <Label className={cx(styles.label)}>{label}</Label>
      {notes.length > 0 && <Text slot="description" className={cx(styles.notes)}>{notes.map((note) => <span key={note}>{note}</span>)}</Text>}
      <div className={cx(styles.options)}>
        {options.map((option) => (
          <Radio key={option.id} value={option.id} className={cx(styles.option)}>
            <span aria-hidden className={styles.dot} />
            <span className={styles.words}>
              <span className={styles.side}>{option.label}</span>
              {option.value !== undefined && <span className={styles.value}>{option.value}</span>}
            </span>
          </Radio>
        ))}
      </div>
    </RadioGroup>
  )
}
