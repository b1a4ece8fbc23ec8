import { Fragment } from 'react'

import { cx } from './cx.ts'
import styles from './RichText.module.css'

export type Piece = { readonly text: string; readonly mark: 'none' | 'figure' | 'hit' }

/** Splits a sentence at its marks: `**figure**` = a number that must not break, `!!hit!!` = the same in the colour of what gives way. */
export function piecesOf(sentence: string): readonly Piece[] {
  return sentence
    .split(/(\*\*[^*]+\*\*|!![^!]+!!)/)
    .filter((text) => text !== '')
    .map((text) => {
      if (/^\*\*[^*]+\*\*$/.test(text)) return { text: text.slice(2, -2), mark: 'figure' }
      if (/^!![^!]+!!$/.test(text)) return { text: text.slice(2, -2), mark: 'hit' }
      return { text, mark: 'none' }
    })
}

/** A sentence from the messages with its figures marked, so that a translator moves words and marks together. */
export function RichText({ text }: { readonly text: string }) {
  return piecesOf(text).map((piece, index) =>
    piece.mark === 'none' ? <Fragment key={index}>{piece.text}</Fragment> : <b key={index} className={cx(styles.figure, piece.mark === 'hit' && styles.hit)}>{piece.text}</b>,
  )
}
