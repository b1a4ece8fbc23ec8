// Controls of writing direction, zero-width characters, fillers, tags, controls: a text with one of them is not what it seems.
const HIDDEN = /[\0-\x08\x0B\x0C\x0E-\x1F\x7F-\x9F\u00AD\u034F\u061C\u115F\u1160\u17B4\u17B5\u180B-\u180E\u200B-\u200F\u202A-\u202E\u2060-\u206F\u3164\uFEFF\uFFA0\uFFF9-\uFFFB\u{E0001}\u{E0020}-\u{E007F}]/gu
const HAS_HIDDEN = new RegExp(HIDDEN.source, 'u')
// A family emoji is joined by a zero-width joiner, flags of regions are tags behind a flag; Persian and Indian scripts write with joiners;
// a closed isolate is what this page itself puts around a text.
const KEPT = /\u2068[^\0-\x08\u00AD\u200B-\u200F\u202A-\u202E\u2066-\u2069]*\u2069|\u{1F3F4}[\u{E0020}-\u{E007F}]+|\p{Extended_Pictographic}(?:[\uFE0F\u{1F3FB}-\u{1F3FF}]|\u200D\p{Extended_Pictographic})*|(?<=[\p{Script=Arabic}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Malayalam}\p{M}])[\u200C\u200D](?=[\p{L}\p{M}])/gu
const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u
/** Cyrillic, Greek and Armenian letters that look like these Latin ones, in the same order. */
const LOOKS = 'аеорсухіјѕһԁԛԝӏАВЕКМНОРСТУХІЈЅԌԚԜΑΒΕΖΗΙΚΜΝΟΡΤΥΧονιՕսո'
const LATIN = 'aeopcyxijshdqwlABEKMHOPCTYXIJSGQWABEZHIKMNOPTYXoviOun'
const LOOK_ALIKE = new RegExp(`[${LOOKS}](?!\\[U\\+)`, 'gu')
const HAS_LOOK_ALIKE = new RegExp(`[${LOOKS}]`, 'u')
const CODE = /\[U\+[0-9A-F]{4,6}\]/g
const WORD = /(?:[\p{L}\p{M}\p{N}]|\[U\+[0-9A-F]{4,6}\])+/gu

const codeOf = (letter: string): string => `U+${letter.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`

/** Whether something in a text is not seen. */
export function hasHiddenMarks(text: string): boolean {
  return HAS_HIDDEN.test(text)
}

/** The text without what is not seen; joined emoji stay whole. */
export function withoutHiddenMarks(text: string): string {
  return outsideKept(text, () => '')
}

/** Letters of another alphabet as the Latin ones they look like: to compare, not to show. */
export function latinLook(text: string): string {
  return text.replace(LOOK_ALIKE, (letter) => LATIN[[...LOOKS].indexOf(letter)]!)
}

/**
 * A text from a file or a person as it is safe to show: hidden characters as their code in brackets, a foreign letter that poses as a Latin
 * one inside a Latin word with its code, a text that runs from right to left kept from turning the sentence around it. Others unchanged.
 */
export function visibleText(text: string): string {
  if (/^[\x20-\x7E\u4E00-\u9FFF\u3000-\u303F]*$/.test(text)) return text
  const shown = HAS_HIDDEN.test(text) ? outsideKept(text, (letter) => `[${codeOf(letter)}]`) : text
  const marked = HAS_LOOK_ALIKE.test(shown) ? shown.replace(WORD, (word) => (/[A-Za-z]/.test(word.replace(CODE, '')) ? word.replace(LOOK_ALIKE, (letter) => `${letter}[${codeOf(letter)}]`) : word)) : shown
  // First strong isolate ... pop: the same as a <bdi> around it, but also inside attributes and sentences.
  return RIGHT_TO_LEFT.test(marked.replace(/\u2068[^\u2066-\u2069]*\u2069/g, '')) ? `\u2068${marked}\u2069` : marked
}

function outsideKept(text: string, show: (letter: string) => string): string {
  let result = ''
  let at = 0
  for (const match of text.matchAll(KEPT)) {
    result += text.slice(at, match.index).replace(HIDDEN, show) + match[0]
    at = match.index + match[0].length
  }
  return result + text.slice(at).replace(HIDDEN, show)
}
