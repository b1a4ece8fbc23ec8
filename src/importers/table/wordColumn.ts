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

  /** A copy of the values so far. */
  values(): Int32Array {
    return this.#values.slice(0, this.length)
  }
}

const FIRST_SLOTS = 256

/**
 * Texts numbered in the order they came; number 0 is the empty text. A table of its own: hashing a cell that is a window on a
 * piece of the file costs the engine's Map several times what the letters cost.
 */
export class Words {
  readonly list: string[] = ['']
  #hashes = new Int32Array(FIRST_SLOTS)
  #slots = new Int32Array(FIRST_SLOTS)
  readonly #long = new Map<string, number>()
  #last = ''
  #lastCode = 0

  codeOf(text: string): number {
    if (text === '') return 0
    if (text.length > MAX_HASHED) return this.#codeOfLong(text)
    // Neighbours are alike more often than not.
    if (isSame(text, this.#last)) return this.#lastCode
    const hash = hashOf(text)
    const { list } = this
    let slots = this.#slots
    let slot = hash & (slots.length - 1)
    for (let code = slots[slot]!; code !== 0; code = slots[slot]!) {
      if (this.#hashes[code] === hash && isSame(list[code]!, text)) return this.#remember(code)
      slot = (slot + 1) & (slots.length - 1)
    }
    if (list.length * 2 > slots.length) {
      while (list.length * 2 > this.#slots.length) this.#widen()
      slots = this.#slots
      slot = hash & (slots.length - 1)
      while (slots[slot] !== 0) slot = (slot + 1) & (slots.length - 1)
    }
    const code = list.length
    // The cell is a window on a whole piece of the file.
    list.push(detached(text))
    this.#hashes[code] = hash
    slots[slot] = code
    return this.#remember(code)
  }

  #codeOfLong(text: string): number {
    const known = this.#long.get(text)
    if (known !== undefined) return known
    const code = this.list.length
    const own = detached(text)
    this.list.push(own)
    this.#long.set(own, code)
    return code
  }

  #remember(code: number): number {
    this.#last = this.list[code]!
    this.#lastCode = code
    return code
  }

  #widen() {
    const size = this.#slots.length * 4
    const hashes = new Int32Array(size)
    hashes.set(this.#hashes)
    const slots = new Int32Array(size)
    for (let code = 1; code < this.list.length; code += 1) {
      if (this.list[code]!.length > MAX_HASHED) continue
      let slot = hashes[code]! & (size - 1)
      while (slots[slot] !== 0) slot = (slot + 1) & (size - 1)
      slots[slot] = code
    }
    this.#hashes = hashes
    this.#slots = slots
  }
}

const MAX_HASHED = 64

/** FNV-1a with a final mixing, over the letters' codes. */
function hashOf(text: string): number {
  const { length } = text
  let hash = 0x811c9dc5 ^ length
  for (let i = 0; i < length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  hash ^= hash >>> 15
  hash = Math.imul(hash, 0x2c1b3c6d)
  return hash ^ (hash >>> 13)
}

function isSame(a: string, b: string): boolean {
  const { length } = a
  if (length !== b.length) return false
  // From the end: ids and names that differ mostly differ there.
  for (let i = length - 1; i >= 0; i -= 1) if (a.charCodeAt(i) !== b.charCodeAt(i)) return false
  return true
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

  /** A copy of the number of each row's text. */
  codes(): Int32Array {
    return this.#codes.values()
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
