import type { MessageKey, MessageParams } from '#i18n/messages.ts'
import type { Translate } from '#i18n/translate.ts'

/** Where a number comes from, in words: shown when it is opened. */
export type Derivation = {
  readonly title: string
  readonly meaning: string
  readonly formula: string
  readonly inputs: readonly { readonly label: string; readonly value: string }[]
}
/** A number (or a name found by computing) inside a sentence; it never breaks across lines. `hit`: what gives way. */
export type Figure = { readonly text: string; readonly tone: 'plain' | 'hit'; readonly derivation: Derivation }
export type Sentence = readonly (string | Figure)[]

const OPEN = '\uE000'
const CLOSE = '\uE001'

/** The message of `key` with figures in the places where the language puts them. */
export function sentenceOf(t: Translate, key: MessageKey, figures: Readonly<Record<string, Figure>>, params: MessageParams = {}): Sentence {
  const marked = t(key, { ...params, ...Object.fromEntries(Object.keys(figures).map((name) => [name, `${OPEN}${name}${CLOSE}`])) })
  return marked.split(new RegExp(`[${OPEN}${CLOSE}]`)).flatMap((piece, index): Sentence => {
    const figure = index % 2 === 1 ? figures[piece] : undefined
    return figure ? [figure] : piece === '' ? [] : [piece]
  })
}

/** Sentences one after another: with a space between them in English, none in Chinese. */
export function joinSentences(language: 'en' | 'zh', sentences: readonly Sentence[]): Sentence {
  return sentences.filter((sentence) => sentence.length > 0).flatMap((sentence, index) => (index > 0 && language === 'en' ? [' ', ...sentence] : sentence))
}

export function plainText(sentence: Sentence): string {
  return sentence.map((piece) => (typeof piece === 'string' ? piece : piece.text)).join('')
}
