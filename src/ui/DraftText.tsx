import { useEffect, useState } from 'react'

import { TextField } from './TextField.tsx'

type DraftTextProps = {
  readonly label: string
  readonly value: string
  readonly help?: string
  /** Called once, when the field is left or Enter is pressed with something new and valid. */
  readonly onChange: (value: string) => void
  /** A sentence when the text cannot be used; it then stays in the field, unsaved. */
  readonly check?: (value: string) => string | null
}

/** A text field that writes one step per visit, not one per keystroke. */
export function DraftText({ label, value, help, onChange, check }: DraftTextProps) {
  const [draft, setDraft] = useState(value)
  useEffect(() => setDraft(value), [value])
  const error = draft === value ? null : (check?.(draft) ?? null)
  const commit = () => {
    if (draft !== value && error === null) onChange(draft)
  }
  return <TextField label={label} value={draft} onChange={setDraft} onBlur={commit} onSubmit={commit} error={error} {...(help ? { help } : {})} />
}
