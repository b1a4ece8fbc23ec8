import { useEffect, useRef, useState } from 'react'

/** After a refusal the focus goes to the first field that is wrong. Put `ref` on the element around the fields, call `refuse` when something is wrong. */
export function useFirstWrong<Around extends HTMLElement>() {
  const ref = useRef<Around>(null)
  const [refusals, setRefusals] = useState(0)
  useEffect(() => {
    // The marks are there after the render that the refusal brought.
    if (refusals > 0) ref.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [refusals])
  return { ref, refuse: () => setRefusals((count) => count + 1) }
}
