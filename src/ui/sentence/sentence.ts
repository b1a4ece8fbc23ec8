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
  const pieces = marked.split(new RegExp(`[${OPEN}${CLOSE}]`)).map((piece, index) => (index % 2 === 1 ? (figures[piece] ?? piece) : withCjkSpaces(piece)))
  return pieces.flatMap((piece, index): Sentence => {
    if (piece === '') return []
    const gap = index > 0 && withCjkSpaces(edge(pieces[index - 1], -1) + edge(piece, 0)).length > 2 ? [' '] : []
    return [...gap, piece]
  })
}

/** Chinese beside Latin letters or digits gets a space, as it is set in print. */
export function withCjkSpaces(text: string): string {
  return text.replaceAll(/(?<=\p{Script=Han})(?=[A-Za-z0-9])|(?<=[A-Za-z0-9])(?=\p{Script=Han})/gu, ' ')
}

function edge(piece: string | Figure | undefined, at: 0 | -1): string {
  return (typeof piece === 'string' ? piece : (piece?.text ?? '')).at(at) ?? ''
}

/** Sentences one after another: with a space between them in English, none in Chinese. */
export function joinSentences(language: 'en' | 'zh', sentences: readonly Sentence[]): Sentence {
  return sentences.filter((sentence) => sentence.length > 0).flatMap((sentence, index) => (index > 0 && language === 'en' ? [' ', ...sentence] : sentence))
}

export function plainText(sentence: Sentence): string {
  return sentence.map((piece) => (typeof piece === 'string' ? piece : piece.text)).join('')
}
