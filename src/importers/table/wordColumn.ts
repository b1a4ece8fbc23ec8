import { detached } from '../detached.ts'

/** A growing column of whole numbers. */
export class Ints {
  #values = new Int32Array(1024)
  length = 0

  push(value: number) {
    if (this.length === this.#values.length) {
      const wider = new Int32Array(this.length * 2)
      wider.set(this.#values)
      this.#values = wider
    }
    this.#values[this.length] = value
    this.length += 1
  }

  at(index: number): number {
    return this.#values[index]!
  }

  set(index: number, value: number) {
    this.#values[index] = value
  }
}

/** Texts numbered in the order they came; number 0 is the empty text. */
export class Words {
  readonly list: string[] = ['']
  readonly #codes = new Map<string, number>([['', 0]])

  codeOf(text: string): number {
    const known = this.#codes.get(text)
    if (known !== undefined) return known
    const code = this.list.length
    // The cell is a window on a whole piece of the file.
    const own = detached(text)
    this.list.push(own)
    this.#codes.set(own, code)
    return code
  }
}

/** A column of texts: each distinct one is kept once, a row holds its number. */
export class WordColumn {
  readonly words = new Words()
  readonly #codes = new Ints()

  push(text: string) {
    this.#codes.push(text === '' ? 0 : this.words.codeOf(text))
  }

  get length() {
    return this.#codes.length
  }

  code(row: number): number {
    return this.#codes.at(row)
  }

  text(row: number): string {
    return this.words.list[this.#codes.at(row)]!
  }

  isEmpty(row: number): boolean {
    return this.#codes.at(row) === 0
  }

  copyFromAbove(row: number) {
    this.#codes.set(row, this.#codes.at(row - 1))
  }
}
