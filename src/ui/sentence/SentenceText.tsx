import { Fragment } from 'react'
import { Dialog, DialogTrigger, Heading, Popover, Pressable } from 'react-aria-components'

import { cx } from '../cx.ts'
import { useText } from '../language.tsx'

import type { Figure, Sentence } from './sentence.ts'
import styles from './Sentence.module.css'

/** A sentence whose numbers open to show where they come from. Punctuation beside a number stays on its line. */
export function SentenceText({ sentence }: { readonly sentence: Sentence }) {
  return sentence.map((piece, index) => {
    if (typeof piece !== 'string') {
      const opening = OPENING.exec(stringAt(sentence, index - 1))?.[0] ?? ''
      const closing = CLOSING.exec(stringAt(sentence, index + 1))?.[0] ?? ''
      return <span key={index} className={styles.held}>{opening}<FigureButton figure={piece} />{closing}</span>
    }
    const start = typeof sentence[index - 1] === 'object' ? piece.replace(CLOSING, '') : piece
    return <Fragment key={index}>{typeof sentence[index + 1] === 'object' ? start.replace(OPENING, '') : start}</Fragment>
  })
}

/** Longer than any number: a name or a time, which may wrap on a phone. */
const WHOLE_TO = 26
const OPENING = /[(（「]+$/
const CLOSING = /^[.,;:!?)，。；：！？）、」]+/
function stringAt(sentence: Sentence, index: number): string {
  const piece = sentence[index]
  return typeof piece === 'string' ? piece : ''
}

function FigureButton({ figure }: { readonly figure: Figure }) {
  const { t } = useText()
  const { title, meaning, formula, inputs } = figure.derivation
  return (
    <DialogTrigger>
      {/* Not a button element: that would be a box, and a long name could not wrap within its sentence. */}
      <Pressable>
        <span role="button" className={cx(styles.figure, figure.tone === 'hit' && styles.hit, figure.text.length > WHOLE_TO && styles.phrase)}>{figure.text}</span>
      </Pressable>
      <Popover className={cx(styles.popover)} offset={6}>
        <Dialog className={cx(styles.dialog)}>
          <Heading slot="title" className={cx(styles.title)}>{title}</Heading>
          <dl className={styles.rows}>
            <dt>{t('explain.meaning')}</dt>
            <dd>{meaning}</dd>
            <dt>{t('explain.formula')}</dt>
            <dd>{formula}</dd>
          </dl>
          {inputs.length > 0 && (
            <dl className={styles.inputs}>
              {inputs.map(({ label, value }) => <div key={label}><dt>{label}</dt><dd>{value}</dd></div>)}
            </dl>
          )}
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
}
